"""The web server's side of a connection, where who is slow holds nobody else up."""
