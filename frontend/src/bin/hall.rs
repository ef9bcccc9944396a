fn main() {
    frontend::read(&frontend::HALL);
}
