fn main() {
    frontend::read(&frontend::ARTICLES);
}
