#include "app/settings/agent_config.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/settings/whole_file.h"
#include "core/crypto/secret_text.h"

namespace grapevine::settings {

namespace {

using Json = nlohmann::ordered_json;
using Use = AgentConfig::Use;
using Kind = AgentConfigError::Kind;
namespace fs = std::filesystem;

constexpr std::size_t kValueLongest = 200;
constexpr std::size_t kFilesMost = 100;
constexpr std::size_t kPathLongest = 4096;

enum class Type : std::uint8_t { Text, Number, Flag, List, Map };

struct Known {
    std::string_view key;
    Type type;
    Use use = Use::Ignored;
};

/// Every key an agent takes.
constexpr std::array kKnown = {
    Known{"node_name", Type::Text, Use::Name},
    Known{"role", Type::Text},
    Known{"disable_coordinates", Type::Flag},
    Known{"tags", Type::Map},
    Known{"tags_file", Type::Text},
    Known{"bind", Type::Text, Use::Address},
    Known{"advertise", Type::Text, Use::Address},
    Known{"encrypt_key", Type::Text, Use::Key},
    Known{"keyring_file", Type::Text, Use::KeyringFile},
    Known{"log_level", Type::Text},
    Known{"rpc_addr", Type::Text, Use::Rpc},
    Known{"rpc_auth", Type::Text, Use::RpcAuth},
    Known{"protocol", Type::Number},
    Known{"replay_on_join", Type::Flag},
    Known{"query_response_size_limit", Type::Number},
    Known{"query_size_limit", Type::Number},
    Known{"user_event_size_limit", Type::Number},
    Known{"start_join", Type::List, Use::Address},
    Known{"event_handlers", Type::List},
    Known{"profile", Type::Text},
    Known{"snapshot_path", Type::Text},
    Known{"leave_on_terminate", Type::Flag},
    Known{"skip_leave_on_interrupt", Type::Flag},
    Known{"discover", Type::Text},
    Known{"interface", Type::Text},
    Known{"reconnect_interval", Type::Text},
    Known{"reconnect_timeout", Type::Text},
    Known{"tombstone_timeout", Type::Text},
    Known{"disable_name_resolution", Type::Flag},
    Known{"enable_syslog", Type::Flag},
    Known{"syslog_facility", Type::Text},
    Known{"retry_join", Type::List, Use::Address},
    Known{"retry_max_attempts", Type::Number},
    Known{"retry_interval", Type::Text},
    Known{"rejoin_after_leave", Type::Flag},
    Known{"enable_compression", Type::Flag},
    Known{"statsite_addr", Type::Text},
    Known{"statsd_addr", Type::Text},
    Known{"broadcast_timeout", Type::Text},
    // Of agents newer than the one whose source is cited.
    Known{"mdns", Type::Map},
    Known{"validate_node_names", Type::Flag},
    Known{"msgpack_use_new_time_format", Type::Flag},
};

/// Keys are found whatever their case: the library an agent reads them with does so, too.
const Known* knownAs(std::string_view key)
{
    const auto same = [](char one, char other) {
        return std::tolower(static_cast<unsigned char>(one)) ==
               std::tolower(static_cast<unsigned char>(other));
    };
    const auto at = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& one) {
        return std::equal(one.key.begin(), one.key.end(), key.begin(), key.end(), same);
    });
    return at == kKnown.end() ? nullptr : &*at;
}

bool isOf(Type type, const Json& value)
{
    if (value.is_null()) return true; // As if it were not there.
    switch (type) {
    case Type::Text: return value.is_string();
    case Type::Number: return value.is_number();
    case Type::Flag: return value.is_boolean();
    case Type::List:
        return value.is_array() && std::all_of(value.begin(), value.end(),
                                               [](const Json& one) { return one.is_string(); });
    case Type::Map: return value.is_object();
    }
    return false;
}

std::string shown(const Json& value)
{
    auto text = value.is_string() ? value.get<std::string>()
                                  : value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > kValueLongest) text = text.substr(0, kValueLongest) + " …";
    return text;
}

/// Where an agent listens on every address, nothing is to be asked: that is no address of it.
bool isAnywhere(const HostPort& at)
{
    return at.host == "0.0.0.0" || at.host == "::";
}

class Reading {
public:
    Expected<void, AgentConfigError> take(const std::string& key, Json& value)
    {
        const auto* known = knownAs(key);
        if (known == nullptr) return failure(AgentConfigError{Kind::UnknownKey, key});
        if (!isOf(known->type, value)) return failure(AgentConfigError{Kind::WrongType, key});
        if (value.is_null()) return {};
        AgentConfig::Line line{std::string(known->key), {}, known->use};
        switch (known->use) {
        case Use::Address: takeAddresses(line, value); break;
        case Use::Key: takeKey(line, value); break;
        case Use::KeyringFile: takeKeyringFile(line, value); break;
        case Use::Name: takeName(line, value); break;
        case Use::Rpc: takeRpc(line, value); break;
        case Use::RpcAuth:
            m_config.wantsRpcAuth = !value.get_ref<const std::string&>().empty();
            if (!m_config.wantsRpcAuth) line.use = Use::Ignored;
            crypto::wipe(value.get_ref<std::string&>());
            break;
        case Use::Unusable:
        case Use::Ignored: line.value = shown(value); break;
        }
        m_config.lines.push_back(std::move(line));
        return {};
    }

    AgentConfig finish()
    {
        for (const auto* own : {&m_advertise, &m_bind}) {
            if (*own) add(**own);
        }
        return std::move(m_config);
    }

private:
    void add(const HostPort& address)
    {
        auto& all = m_config.addresses;
        if (std::find(all.begin(), all.end(), address) != all.end()) return;
        if (all.size() == AgentConfig::kAddressesMost) {
            ++m_config.addressesLeftOut;
        } else {
            all.push_back(address);
        }
    }

    void takeAddresses(AgentConfig::Line& line, const Json& value)
    {
        line.value = shown(value);
        if (value.is_array()) {
            bool some = false;
            for (const auto& one : value) {
                if (const auto at = parseHostPort(one.get<std::string>(), kGossipPort)) {
                    add(*at);
                    some = true;
                }
            }
            if (!some) line.use = value.empty() ? Use::Ignored : Use::Unusable;
            return;
        }
        const auto& text = value.get_ref<const std::string&>();
        const auto at = parseHostPort(text, kGossipPort);
        auto& own = line.key == "bind" ? m_bind : m_advertise;
        own.reset();
        if (text.empty() || (at && isAnywhere(*at))) {
            line.use = Use::Ignored;
        } else if (!at) {
            line.use = Use::Unusable;
        } else {
            own = at;
        }
    }

    void takeKey(AgentConfig::Line& line, Json& value)
    {
        auto& text = value.get_ref<std::string&>();
        auto key = crypto::SecretKey::fromBase64(text);
        if (text.empty()) {
            line.use = Use::Ignored;
        } else if (!key) {
            line.use = Use::Unusable;
        } else {
            line.value = key->fingerprint();
            m_config.keyring = crypto::Keyring({std::move(*key)});
        }
        crypto::wipe(text);
    }

    void takeKeyringFile(AgentConfig::Line& line, const Json& value)
    {
        line.value = shown(value);
        const auto& path = value.get_ref<const std::string&>();
        if (path.empty()) {
            line.use = Use::Ignored;
        } else if (path.size() > kPathLongest || path.find('\0') != std::string::npos) {
            line.use = Use::Unusable;
        } else {
            m_config.keyringFile = path;
        }
    }

    void takeName(AgentConfig::Line& line, const Json& value)
    {
        line.value = shown(value);
        if (value.get_ref<const std::string&>().empty()) {
            line.use = Use::Ignored;
        } else {
            m_config.nodeName = line.value;
        }
    }

    void takeRpc(AgentConfig::Line& line, const Json& value)
    {
        line.value = shown(value);
        m_config.rpc = parseHostPort(value.get_ref<const std::string&>(), 7373);
        if (!m_config.rpc) line.use = line.value.empty() ? Use::Ignored : Use::Unusable;
    }

    AgentConfig m_config;
    std::optional<HostPort> m_bind;
    std::optional<HostPort> m_advertise;
};

/// Brackets within brackets: an agent's file has three. Whoever writes a value out goes down them.
bool isTooDeep(std::string_view json)
{
    constexpr std::size_t kDeepest = 32;
    std::size_t depth = 0;
    bool inText = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char one = json[at];
        if (inText && one == '\\') {
            ++at;
        } else if (one == '"') {
            inText = !inText;
        } else if (!inText && (one == '[' || one == '{')) {
            if (++depth > kDeepest) return true;
        } else if (!inText && (one == ']' || one == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

Expected<void, AgentConfigError> takeText(std::string_view json, Reading& reading)
{
    if (json.size() > AgentConfig::kFileLargest) return failure(AgentConfigError{Kind::TooLarge});
    if (isTooDeep(json)) return failure(AgentConfigError{Kind::NotJson});
    Json read;
    std::size_t where = 0;
    try {
        read = Json::parse(json);
    } catch (const Json::parse_error& error) {
        where = error.byte;
    } catch (const Json::exception&) {
        where = 1;
    }
    if (where > 0) return failure(AgentConfigError{Kind::NotJson, {}, where});
    if (!read.is_object()) return failure(AgentConfigError{Kind::NotObject});
    for (auto& [key, value] : read.items()) {
        if (auto taken = reading.take(key, value); !taken) return taken;
    }
    return {};
}

Expected<std::string, AgentConfigError> textOf(const fs::path& path)
{
    auto file = readWhole(path, AgentConfig::kFileLargest);
    if (!file) {
        const bool tooLarge = file.error() == FileProblem::TooLarge;
        return failure(AgentConfigError{tooLarge ? Kind::TooLarge : Kind::Unreadable});
    }
    return std::move(*file);
}

Expected<AgentConfig, AgentConfigError> ended(Reading& reading)
{
    auto config = reading.finish();
    if (config.lines.empty()) return failure(AgentConfigError{Kind::NoKeys});
    return config;
}

Expected<void, AgentConfigError> takeFile(const fs::path& path, Reading& reading)
{
    auto text = textOf(path);
    if (!text) return failure(text.error());
    auto taken = takeText(*text, reading);
    crypto::wipe(*text);
    return taken;
}

} // namespace

Expected<AgentConfig, AgentConfigError> agentConfigFrom(std::string_view json)
{
    Reading reading;
    if (auto taken = takeText(json, reading); !taken) return failure(taken.error());
    return ended(reading);
}

Expected<AgentConfig, AgentConfigError> readAgentConfig(const std::string& path)
{
    Reading reading;
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        if (auto taken = takeFile(path, reading); !taken) return failure(taken.error());
        return ended(reading);
    }
    std::vector<fs::path> files;
    for (auto at = fs::directory_iterator(path, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        if (at->path().extension() == ".json" && !at->is_directory(error))
            files.push_back(at->path());
        if (files.size() > kFilesMost) return failure(AgentConfigError{Kind::TooLarge});
    }
    if (error) return failure(AgentConfigError{Kind::Unreadable});
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        if (auto taken = takeFile(file, reading); !taken) return failure(taken.error());
    }
    return ended(reading);
}

} // namespace grapevine::settings
