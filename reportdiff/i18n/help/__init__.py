"""The Chinese words of every command and parameter, for `--help`.

The English words are where click wants them, beside each command and option. The Chinese ones are in the ``zh_*``
modules of this folder, by command and parameter, and are loaded when a page in Chinese is asked for.
"""
