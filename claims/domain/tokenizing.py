"""camel-tools' tokenizer, imported when it is first asked.

It sorts all of Unicode as it comes: half a second that few commands need.
"""

from camel_tools.tokenizers.word import simple_word_tokenize
from camel_tools.utils import charsets

__all__ = ["simple_word_tokenize"]

# All letters of Unicode, as strings in sets that nothing reads: 26 MB in every process.
del charsets.UNICODE_LETTER_CHARSET, charsets.UNICODE_LETTER_MARK_NUMBER_CHARSET
