package main
import "testing"
func BenchmarkEdit(b *testing.B){
 dir,_,_ := workspace(100); s,_ := wholeCheck(dir)
 name := "campaign_07/pr.plan.hcl"; src := s.Files[name].Src
 b.ReportAllocs(); b.ResetTimer()
 for b.Loop() { s = s.With(map[string][]byte{name: append([]byte(nil), src...)}); check(s) }
}
func BenchmarkWith(b *testing.B){
 dir,_,_ := workspace(100); s,_ := wholeCheck(dir)
 name := "campaign_07/pr.plan.hcl"; src := s.Files[name].Src
 b.ReportAllocs(); b.ResetTimer()
 for b.Loop() { s = s.With(map[string][]byte{name: append([]byte(nil), src...)}) }
}
func BenchmarkWhole(b *testing.B){
 dir,_,_ := workspace(1000)
 b.ReportAllocs(); b.ResetTimer()
 for b.Loop() { wholeCheck(dir) }
}
func BenchmarkParse(b *testing.B){
 dir,_,_ := workspace(1000)
 b.ReportAllocs(); b.ResetTimer()
 for b.Loop() { parseOnly(dir) }
}
func BenchmarkRun(b *testing.B){
 dir,_,_ := workspace(100); s,_ := wholeCheck(dir)
 b.ReportAllocs(); b.ResetTimer()
 for b.Loop() { check(s) }
}
