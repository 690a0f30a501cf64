// Hands over between a form of ours and the browser's passkeys. Without this the form stays unseen,
// and password and code do the same.
(() => {
  "use strict";
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (buffer) => [...new Uint8Array(buffer ?? [])].map((one) => one.toString(16).padStart(2, "0")).join("");

  const ask = (given) =>
    navigator.credentials.get({
      publicKey: { challenge: bytes(given.challenge), rpId: given.relyingParty, userVerification: "required" },
    });

  const make = (given) =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(given.challenge),
        rp: { id: given.relyingParty, name: given.register },
        user: { id: new TextEncoder().encode(given.person), name: given.userName, displayName: given.shownName },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        excludeCredentials: given.others.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) })),
        attestation: "none",
      },
    });

  const fill = (form, credential) => {
    const answer = credential.response;
    const given = {
      credential: hex(credential.rawId),
      client_data: hex(answer.clientDataJSON),
      authenticator_data: hex(answer.getAuthenticatorData ? answer.getAuthenticatorData() : answer.authenticatorData),
      signature: hex(answer.signature),
      user: answer.userHandle ? new TextDecoder().decode(answer.userHandle) : "",
    };
    for (const [name, value] of Object.entries(given)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
  };

  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const place of document.querySelectorAll("[data-passkey]")) {
    const form = place.querySelector("form");
    const failed = place.querySelector("[role=alert]");
    place.hidden = false;
    for (const instead of document.querySelectorAll("[data-without-passkey]")) instead.hidden = true;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        fill(form, await (place.dataset.passkey === "make" ? make : ask)(place.dataset));
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
