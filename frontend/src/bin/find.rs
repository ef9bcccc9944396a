//! The program `find`: what it shows is said in programs.txt.

fn main() {
    frontend::read(&frontend::FIND);
}
