"""Other people's formats, read and written; translation only, no judgement."""
