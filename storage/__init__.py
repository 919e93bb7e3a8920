"""The floor that remembers: tables, migrations, repositories, one unit of work.

The only SQL. Repositories take and give domain values; rows never leave. It knows no channel.
"""
