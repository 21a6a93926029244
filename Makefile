# make test     everything that must hold before a change lands
# make bench    how fast it is, measured against parsing alone
# make explore  every property with ten times as many cases, others each time
# make fuzz     five minutes for every fuzz target
# make mutants  how many small mistakes in the code the tests notice

GO ?= go
# The tools of these checks have a module of their own, so the program's has none of
# what they need. A newer one: go -C .ci/tools get -tool PATH@VERSION
TOOL = $(GO) tool -modfile=.ci/tools/go.mod
FUZZTIME ?= 5m

# The packages whose tests draw their cases, and the others. A change is tried with the
# same cases wherever it is tried; go test alone and make explore draw others each time.
DRAWING = $(sort $(patsubst %/,%,$(dir $(shell grep -rl --include='*_test.go' pgregory.net/rapid cmd lang lsp checks))))
PLAIN = $(filter-out $(addprefix github.com/plan-as-code/plan/,$(DRAWING)),$(shell $(GO) list ./...))
SEED ?= 1

.PHONY: build test test-go test-editors lint vuln bench explore fuzz mutants update

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o plan ./cmd/plan

test: lint test-go test-editors

test-go:
	$(GO) test $(PLAIN)
	$(GO) test $(addprefix ./,$(DRAWING)) -rapid.seed=$(SEED)
	$(GO) test -race -short -timeout 30m $(PLAIN)
	$(GO) test -race -short -timeout 30m $(addprefix ./,$(DRAWING)) -rapid.seed=$(SEED)
	$(GO) test ./checks/book -run '^TestWorkGrows' -steps
	$(MAKE) fuzz FUZZTIME=2000x

# Real editors; installs those that are missing where it may, and says so.
test-editors:
	editors/test.sh

lint:
	@test -z "$$(gofmt -l cmd lang lsp checks .ci)" || { echo "not formatted, run gofmt -w on:"; gofmt -l cmd lang lsp checks .ci; exit 1; }
	$(GO) vet ./... ./.ci/mutants
	$(TOOL) staticcheck ./... ./.ci/mutants

# Needs the vulnerability database, which lies on the network.
vuln:
	$(TOOL) govulncheck ./...

bench: build
	$(GO) run ./cmd/planbench -plan ./plan

explore:
	$(GO) test $(addprefix ./,$(DRAWING)) -rapid.checks=1000 -timeout 2h

fuzz:
	$(GO) test ./lang/syntax -run '^$$' -fuzz '^FuzzFormat$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s
	$(GO) test ./lang/syntax -run '^$$' -fuzz '^FuzzRead$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s
	$(GO) test ./lang/ruling -run '^$$' -fuzz '^FuzzRule$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s
	$(GO) test ./lang/sheet -run '^$$' -fuzz '^FuzzTabulate$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s
	$(GO) test ./lang/assist -run '^$$' -fuzz '^FuzzStructure$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s
	$(GO) test ./lang/assist -run '^$$' -fuzz '^FuzzComplete$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s
	$(GO) test ./checks/book -run '^$$' -fuzz '^FuzzCheck$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s
	$(GO) test ./checks/book -run '^$$' -fuzz '^FuzzFix$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s

# The lists are .ci/mutants/*.txt. One mutant: go run ./.ci/mutants -why -run WORDS
mutants:
	$(GO) run ./.ci/mutants

# Writes generated pages, and the output that tests compare with.
update:
	$(GO) test ./checks/book ./checks/report ./cmd/plan ./cmd/plan/internal/render -update
