-- json_patch leaves out what is NULL.

UPDATE tasks SET options = json_patch('{}', json_object('orientation', orientation, 'size', size, 'duration', duration));

UPDATE tasks SET options = json_set(options, '$.watermark', json(CASE WHEN watermark = 0 THEN 'false' ELSE 'true' END))
WHERE watermark IS NOT NULL;

UPDATE chats SET
    options = json_patch('{}', json_object('model', model, 'orientation', orientation, 'size', size, 'duration', duration));

UPDATE chats SET options = json_set(options, '$.watermark', json(CASE WHEN watermark = 0 THEN 'false' ELSE 'true' END))
WHERE watermark IS NOT NULL;
