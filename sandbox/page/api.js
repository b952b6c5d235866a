// User actions as calls of the stand-in's control interface. A failure is an Error with a one-sentence message.

async function answered(response) {
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(told.error || `The sandbox answered ${response.status}.`);
  return told;
}

async function call(path, init) {
  try {
    return await answered(await fetch(path, init));
  } catch (error) {
    if (error instanceof TypeError) throw new Error("The sandbox does not answer.");
    throw error;
  }
}

function post(path, body) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export const situations = () => call("/control/situations");
export const choose = (service, situation) => post("/control/situations", { service, situation });
export const speak = (person, language) => post("/control/person", { person, language });
export const state = () => call("/control/state");
export const press = (body) => post("/control/press", body);
export const inline = (body) => post("/control/inline", body);
export const inlineSend = (body) => post("/control/inline-send", body);
export const edit = (body) => post("/control/edit", body);
export const remove = (body) => post("/control/delete", body);
export const addPerson = (name) => post("/control/person", { name });
export const addGroup = (body) => post("/control/group", body);
export const addTopic = (chat, name) => post("/control/topic", { chat, name });
export const migrate = (chat) => post("/control/migrate", { chat });
export const setBot = (chat, status) => post("/control/bot", { chat, status });

// Files are sent as data URLs in JSON: a form would turn each line break of a caption into CR LF.
export async function send(message, files) {
  return post("/control/send", files.length ? { ...message, photos: await Promise.all(files.map(dataUrl)) } : message);
}

function dataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    const name = `;name=${encodeURIComponent(file.name)};base64,`;
    reader.onload = () => resolve(reader.result.replace(";base64,", name));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}
