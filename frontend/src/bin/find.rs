fn main() {
    frontend::read(&frontend::FIND);
}
