fn main() {
    frontend::start(&frontend::PORTAL);
}
