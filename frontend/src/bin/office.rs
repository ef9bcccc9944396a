fn main() {
    frontend::work(&frontend::OFFICE);
}
