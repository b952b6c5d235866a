UPDATE tasks SET options = CAST(json_strip_nulls(json_build_object(
    'orientation', orientation, 'size', size, 'duration', duration, 'watermark', watermark <> 0
)) AS TEXT);

UPDATE chats SET options = CAST(json_strip_nulls(json_build_object(
    'model', model, 'orientation', orientation, 'size', size, 'duration', duration, 'watermark', watermark <> 0
)) AS TEXT);
