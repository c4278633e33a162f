"""The hotline desk: the ladder of acknowledgements, relays, concerns and their answers.

What a receiver states of another's notice. Calls, lanes and phrases are not here yet.
"""
