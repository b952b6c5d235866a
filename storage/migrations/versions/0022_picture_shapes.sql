-- Pixels, as Telegram tells them; NULL: unknown, as of a picture behind a link.
ALTER TABLE images ADD COLUMN width INTEGER;

ALTER TABLE images ADD COLUMN height INTEGER;

-- Width divided by height of the first picture, if known: which orientation fits it is computed from that.
ALTER TABLE tasks ADD COLUMN picture_ratio DOUBLE PRECISION;
