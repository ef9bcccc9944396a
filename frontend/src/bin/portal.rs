fn main() {
    frontend::read(&frontend::PORTAL);
}
