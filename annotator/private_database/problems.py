"""What can go wrong with the private database, said in both languages."""


class Unavailable(Exception):
    """The private database cannot be used. `str()` is for people: English, then Arabic."""

    def __init__(self, english: str, arabic: str) -> None:
        super().__init__(english, arabic)
        self.english = english
        self.arabic = arabic

    def __str__(self) -> str:
        return f"{self.english}\n{self.arabic}"
