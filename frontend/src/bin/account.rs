fn main() {
    frontend::start(&frontend::ACCOUNT);
}
