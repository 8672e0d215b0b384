#include "app/secrets/kept_index.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "app/settings/whole_file.h"

namespace grapevine::secrets {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr int kSchema = 1;
constexpr std::size_t kFileLargest = 1'000'000;
constexpr std::size_t kTextLongest = 256;
constexpr std::size_t kFingerprintsMost = 64;
constexpr const char* kKeyring = "keyring";
constexpr const char* kSealed = "sealed";

std::optional<std::string> textAt(const Json& json, const char* key)
{
    const auto at = json.find(key);
    if (at == json.end() || !at->is_string()) return std::nullopt;
    auto text = at->get<std::string>();
    if (text.empty() || text.size() > kTextLongest) return std::nullopt;
    return text;
}

/// Eight hexadecimal digits: whatever else stands there is not shown.
bool isFingerprint(const std::string& text)
{
    return text.size() == 8 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::optional<Kept> keptFrom(const Json& json)
{
    if (!json.is_object()) return std::nullopt;
    const auto profile = textAt(json, "profile");
    const auto where = textAt(json, "where");
    const auto slot = textAt(json, "slot");
    if (!profile || !where || !slot || (*where != kKeyring && *where != kSealed))
        return std::nullopt;
    Kept kept{
        *profile, *where == kKeyring ? KeptIn::DesktopKeyring : KeptIn::SealedFile, *slot, {}};
    if (const auto prints = json.find("fingerprints"); prints != json.end() && prints->is_array()) {
        for (const auto& one : *prints) {
            if (kept.fingerprints.size() == kFingerprintsMost) break;
            if (!one.is_string()) continue;
            if (auto text = one.get<std::string>(); isFingerprint(text))
                kept.fingerprints.push_back(std::move(text));
        }
    }
    return kept;
}

Json parsed(std::string_view text)
{
    return Json::parse(text, nullptr, false);
}

bool isOurs(const Json& json)
{
    return json.is_object() && json.contains("kept") && json["kept"].is_array();
}

} // namespace

const Kept* KeptIndex::named(const std::string& profile) const
{
    const auto at = std::find_if(m_all.begin(), m_all.end(),
                                 [&profile](const Kept& one) { return one.profile == profile; });
    return at == m_all.end() ? nullptr : &*at;
}

std::string KeptIndex::freeSlot(const std::string& profile) const
{
    const auto taken = [this](const std::string& slot) {
        return std::any_of(m_all.begin(), m_all.end(),
                           [&slot](const Kept& one) { return one.slot == slot; });
    };
    std::string slot = profile;
    for (int number = 2; taken(slot); ++number)
        slot = profile + " (" + std::to_string(number) + ")";
    return slot;
}

bool KeptIndex::put(Kept kept)
{
    const auto at = std::find_if(m_all.begin(), m_all.end(),
                                 [&kept](const Kept& one) { return one.profile == kept.profile; });
    if (at != m_all.end()) {
        *at = std::move(kept);
        return true;
    }
    if (m_all.size() == kMost) return false;
    m_all.push_back(std::move(kept));
    return true;
}

void KeptIndex::remove(const std::string& profile)
{
    std::erase_if(m_all, [&profile](const Kept& one) { return one.profile == profile; });
}

void KeptIndex::rename(const std::string& before, const std::string& after)
{
    if (before == after || named(before) == nullptr) return;
    remove(after);
    for (auto& one : m_all) {
        if (one.profile == before) one.profile = after;
    }
}

KeptIndex KeptIndex::fromJson(std::string_view json)
{
    KeptIndex index;
    const auto read = parsed(json);
    if (!isOurs(read)) return index;
    for (const auto& one : read["kept"]) {
        if (auto kept = keptFrom(one); kept && index.named(kept->profile) == nullptr)
            index.put(std::move(*kept));
    }
    return index;
}

std::string KeptIndex::toJson() const
{
    Json all = Json::array();
    for (const auto& one : m_all) {
        all.push_back({{"profile", one.profile},
                       {"where", one.where == KeptIn::DesktopKeyring ? kKeyring : kSealed},
                       {"slot", one.slot},
                       {"fingerprints", one.fingerprints}});
    }
    const Json json = {{"schema", kSchema}, {"kept", std::move(all)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

KeptIndex KeptIndexFile::load() const
{
    const auto file = settings::readWhole(m_path, kFileLargest);
    const bool tooLarge = !file && file.error() == settings::FileProblem::TooLarge;
    if (!file && !tooLarge) return {};
    if (tooLarge || !isOurs(parsed(*file))) {
        std::error_code error;
        fs::rename(m_path, m_path.string() + ".bad", error);
        return {};
    }
    return KeptIndex::fromJson(*file);
}

bool KeptIndexFile::save(const KeptIndex& index) const
{
    std::error_code error;
    if (!fs::exists(m_path.parent_path(), error)) {
        fs::create_directories(m_path.parent_path(), error);
        if (error) return false;
        chmod(m_path.parent_path().c_str(), 0700);
    }
    return settings::replaceWhole(settings::behindLinks(m_path), index.toJson());
}

} // namespace grapevine::secrets
