"""Pages: the shells, styles and behaviour that browsers get. They show; they decide nothing."""
