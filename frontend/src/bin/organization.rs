fn main() {
    frontend::read(&frontend::ORGANIZATION);
}
