fn main() {
    frontend::start(&frontend::OFFICE);
}
