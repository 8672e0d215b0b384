#include "core/serf/key_desk.h"

#include <string>
#include <utility>
#include <vector>

#include "core/crypto/keyring.h"
#include "core/crypto/secret_text.h"
#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

namespace {

constexpr std::string_view kInstall = "install-key";
constexpr std::string_view kUse = "use-key";
constexpr std::string_view kRemove = "remove-key";
constexpr std::string_view kList = "list-keys";

// What Go's library says; operators and their scripts know these words.
constexpr std::string_view kNothingToModify = "No keyring to modify (encryption not enabled)";
constexpr std::string_view kNothingToList = "Keyring is empty (encryption not enabled)";
constexpr std::string_view kBadSize = "key size must be 16, 24 or 32 bytes";
constexpr std::string_view kUnknown = "requested key is not in the keyring";
constexpr std::string_view kPrimary = "removing the primary key is not allowed";

Bytes encoded(const wire::KeyResponse& response)
{
    Bytes out;
    wire::encodeSerf(out, response);
    return out;
}

} // namespace

std::optional<KeyDesk::Answer> KeyDesk::handle(std::string_view query, ByteView payload,
                                               const Fits& fits)
{
    if (query == kInstall) return change(Change::Install, query, payload);
    if (query == kUse) return change(Change::Use, query, payload);
    if (query == kRemove) return change(Change::Remove, query, payload);
    if (query == kList) return Answer{list(fits), std::nullopt};
    return std::nullopt;
}

bool KeyDesk::isDeadly(std::string_view query, ByteView payload)
{
    return payload.empty() && (query == kInstall || query == kUse || query == kRemove);
}

KeyDesk::Answer KeyDesk::change(Change change, std::string_view query, ByteView payload)
{
    wire::KeyResponse response;
    std::string message;
    wire::Scratch scratch;
    const auto request = wire::decodeSerf<wire::KeyRequest>(payload, scratch);
    if (!request) {
        m_counters.add("serf.key-query-undecodable"); // Go answers with an empty message, too.
    } else {
        message = apply(change, request->key);
        response.message = message;
        response.result = message.empty();
    }
    m_counters.add(response.result ? "serf.keys-changed" : "serf.keys-refused");
    return {encoded(response), KeysChanged{std::string{query}, response.result}};
}

std::string KeyDesk::apply(Change change, ByteView key)
{
    if (!encrypted()) return std::string{kNothingToModify};
    auto ring = m_keys->keyring();
    const auto secret = crypto::SecretKey::fromBytes(key);
    if (!secret && secret.error() != crypto::KeyError::BadSize) {
        return std::string{crypto::describe(secret.error())};
    }
    switch (change) {
    case Change::Install:
        if (!secret) return std::string{kBadSize};
        ring.add(*secret);
        break;
    case Change::Use:
        if (!secret || !ring.use(*secret)) return std::string{kUnknown};
        break;
    case Change::Remove: {
        if (!secret) return {}; // What is not there need not be removed, says Go.
        const auto removed = ring.remove(*secret);
        if (removed || removed.error() == crypto::KeyError::UnknownKey) break;
        return std::string{kPrimary};
    }
    }
    auto replaced = m_keys->replace(std::move(ring));
    return replaced ? std::string{} : std::move(replaced.error());
}

Bytes KeyDesk::list(const Fits& fits)
{
    wire::KeyResponse response;
    if (!encrypted() || m_keys->keyring().empty()) {
        response.message = kNothingToList;
        return encoded(response);
    }
    std::vector<std::string> keys;
    for (const auto& key : m_keys->keyring().keys())
        keys.push_back(toBase64(key.bytes()));
    response.result = true;
    response.primaryKey = keys.front();
    response.keys.assign(keys.begin(), keys.end());
    auto payload = encoded(response);
    std::string message;
    for (auto shown = keys.size(); shown > 0 && !fits(payload);) {
        --shown;
        message = "truncated key list response, showing first " + std::to_string(shown) + " of " +
                  std::to_string(keys.size()) + " keys";
        response.message = message;
        response.keys.resize(shown);
        payload = encoded(response);
    }
    if (!message.empty()) m_counters.add("serf.key-list-cut");
    for (auto& key : keys)
        crypto::wipe(key);
    return payload;
}

} // namespace grapevine::serf
