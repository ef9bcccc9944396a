//! The program `board`: what it shows is said in programs.txt.

fn main() {
    frontend::work(&frontend::BOARD);
}
