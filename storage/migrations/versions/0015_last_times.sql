-- When a thing that all processes together do only now and then was last done, such as a warning to the admins.
CREATE TABLE last_times (
    subject TEXT PRIMARY KEY,     -- such as `low balance default`
    at DOUBLE PRECISION NOT NULL  -- seconds since 1970
);
