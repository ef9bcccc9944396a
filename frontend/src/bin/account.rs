fn main() {
    frontend::work(&frontend::ACCOUNT);
}
