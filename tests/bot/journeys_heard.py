HEARD = {}
