"""What things are: frozen values that every room shares and none of them owns."""
