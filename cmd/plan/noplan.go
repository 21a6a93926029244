package main

// checkSaysWhere goes with what is said where some text of a plan cannot be read.
const checkSaysWhere = "plan check says what cannot be read"
