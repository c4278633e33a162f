"""Other people's formats and officers' words, read and written; translation only, no judgement."""
