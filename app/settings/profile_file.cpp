#include "app/settings/profile_file.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "app/settings/whole_file.h"
#include "core/base/endpoint.h"
#include "core/base/plain_text.h"

namespace grapevine::settings {

namespace {

using Json = nlohmann::ordered_json;
using Reason = ProfileFileError::Reason;

constexpr std::size_t kDetailLongest = 80; ///< Code points of what an error quotes.
constexpr std::size_t kFileNameLongest = 80;
constexpr std::array<std::string_view, 8> kKeys = {
    "kind", "schema", "name", "addresses", "label", "wants_key", "production", "service_rules"};

tl::unexpected<ProfileFileError> wrong(Reason reason, std::string detail = {})
{
    return failure(ProfileFileError{reason, std::move(detail)});
}

/// Levels of lists and objects within each other; brackets within strings do not count.
std::size_t depthOf(std::string_view text)
{
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool inString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (inString) {
            if (c == '\\') ++at;
            if (c == '"') inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

/// What cannot be seen, or turns its neighbours round, is nobody's name for a cluster.
bool isPlain(const std::string& text)
{
    return plainText(text) == text;
}

Expected<Json, ProfileFileError> jsonIn(std::string_view text)
{
    if (depthOf(text) > ProfileFile::kDeepest) return wrong(Reason::TooDeep);
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return wrong(Reason::NotJson, std::to_string(error.byte));
    } catch (const Json::exception&) {
        // A number that no number of ours can hold.
        return wrong(Reason::NotJson);
    }
}

/// Reads one profile field by field, and keeps the first thing that is wrong.
class Reader {
public:
    explicit Reader(const Json& json)
        : m_json(json)
    {
    }

    [[nodiscard]] const std::optional<ProfileFileError>& error() const { return m_error; }

    std::string text(const char* key)
    {
        const auto at = m_json.find(key);
        if (at == m_json.end()) return {};
        if (at->is_string()) return at->get<std::string>();
        fail(Reason::WrongType, key);
        return {};
    }

    bool flag(const char* key)
    {
        const auto at = m_json.find(key);
        if (at == m_json.end()) return false;
        if (at->is_boolean()) return at->get<bool>();
        fail(Reason::WrongType, key);
        return false;
    }

    std::string name()
    {
        auto name = text("name");
        if (name.empty()) {
            fail(Reason::NoName);
        } else if (name.size() > Profile::kNameLongest) {
            fail(Reason::NameTooLong, std::to_string(Profile::kNameLongest));
        } else if (!isPlain(name)) {
            fail(Reason::OddName, plainText(name, kDetailLongest));
        }
        return name;
    }

    std::string label()
    {
        auto label = text("label");
        if (label.size() > ProfileFile::kLabelLongest || !isPlain(label)) {
            fail(Reason::BadLabel, plainText(label, kDetailLongest));
        }
        return label;
    }

    std::string addresses()
    {
        const auto list = m_json.find("addresses");
        if (list == m_json.end()) return fail(Reason::NoAddresses);
        if (!list->is_array()) return fail(Reason::WrongType, "addresses");
        if (list->empty()) return fail(Reason::NoAddresses);
        if (list->size() > ProfileFile::kAddressesMost) {
            return fail(Reason::TooManyAddresses, std::to_string(ProfileFile::kAddressesMost));
        }
        std::vector<HostPort> seeds;
        for (const auto& word : *list) {
            if (!word.is_string()) return fail(Reason::WrongType, "addresses");
            const auto written = word.get<std::string>();
            const auto seed = parseHostPort(written, kGossipPort);
            if (!seed) return fail(Reason::BadAddress, plainText(written, kDetailLongest));
            if (std::find(seeds.begin(), seeds.end(), *seed) == seeds.end()) seeds.push_back(*seed);
        }
        return addressesOf(seeds);
    }

    /// Nothing where the file says nothing of rules.
    std::optional<std::string> rules(const JudgeRules& judge)
    {
        const auto list = m_json.find("service_rules");
        if (list == m_json.end()) return std::nullopt;
        auto text = list->dump(-1, ' ', false, Json::error_handler_t::replace);
        if (!list->is_array()) {
            fail(Reason::WrongType, "service_rules");
        } else if (judge) {
            if (auto mistake = judge(text)) fail(Reason::BadRules, std::move(*mistake));
        }
        return text;
    }

    [[nodiscard]] std::vector<std::string> ignored() const
    {
        std::vector<std::string> names;
        for (const auto& [key, value] : m_json.items()) {
            if (names.size() == ProfileFile::kIgnoredNamed) break;
            if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
                names.push_back(plainText(key, kDetailLongest));
            }
        }
        return names;
    }

private:
    std::string fail(Reason reason, std::string detail = {})
    {
        if (!m_error) m_error = ProfileFileError{reason, std::move(detail)};
        return {};
    }

    const Json& m_json;
    std::optional<ProfileFileError> m_error;
};

ProfileFileError errorFor(FileProblem problem)
{
    switch (problem) {
    case FileProblem::Absent: return {Reason::Absent};
    case FileProblem::NotAFile: return {Reason::NotAFile};
    case FileProblem::TooLarge: return {Reason::TooLarge, std::to_string(ProfileFile::kLargest)};
    case FileProblem::CannotRead: break;
    }
    return {Reason::CannotRead};
}

} // namespace

Expected<ProfileFile::Read, ProfileFileError> ProfileFile::parse(std::string_view text,
                                                                 const JudgeRules& judge)
{
    if (text.size() > kLargest) return wrong(Reason::TooLarge, std::to_string(kLargest));
    const auto json = jsonIn(text);
    if (!json) return failure(json.error());
    if (!json->is_object() || json->value("kind", Json()) != Json(std::string(kKind))) {
        return wrong(Reason::OtherKind);
    }
    const auto schema = json->find("schema");
    if (schema == json->end() || !schema->is_number_unsigned()) {
        return wrong(Reason::WrongType, "schema");
    }
    // A newer one may mean something else by the same words: it is not read as far as it goes.
    if (schema->get<std::uint64_t>() > kSchema) return wrong(Reason::NewerSchema, schema->dump());

    Reader reader(*json);
    Read read;
    auto& profile = read.shared.profile;
    profile.name = reader.name();
    profile.addresses = reader.addresses();
    profile.label = reader.label();
    profile.wantsKey = reader.flag("wants_key");
    profile.production = reader.flag("production");
    read.shared.rules = reader.rules(judge);
    if (reader.error()) return failure(*reader.error());
    read.ignored = reader.ignored();
    return read;
}

std::string ProfileFile::textOf(const SharedProfile& shared)
{
    const auto& profile = shared.profile;
    std::istringstream words(profile.addresses);
    const std::vector<std::string> addresses{std::istream_iterator<std::string>(words),
                                             std::istream_iterator<std::string>()};
    Json json{{"kind", std::string(kKind)},
              {"schema", kSchema},
              {"name", profile.name},
              {"addresses", addresses},
              {"label", profile.label},
              {"wants_key", profile.wantsKey},
              {"production", profile.production}};
    if (shared.rules) {
        if (auto rules = Json::parse(*shared.rules, nullptr, false); rules.is_array()) {
            json["service_rules"] = std::move(rules);
        }
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Expected<ProfileFile::Read, ProfileFileError> ProfileFile::load(const std::filesystem::path& path,
                                                                const JudgeRules& judge)
{
    const auto text = readWhole(path, kLargest);
    if (!text) return failure(errorFor(text.error()));
    return parse(*text, judge);
}

Expected<void, ProfileFileError> ProfileFile::save(const std::filesystem::path& path,
                                                   const SharedProfile& shared)
{
    if (!replaceWhole(path, textOf(shared))) return wrong(Reason::CannotWrite);
    return {};
}

std::string ProfileFile::nameFor(const std::string& profile)
{
    std::string name;
    for (const char c : profile) {
        if (name.size() == kFileNameLongest) break;
        const auto byte = static_cast<unsigned char>(c);
        const bool isKept = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                            (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_' ||
                            (byte == '.' && !name.empty());
        if (isKept) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (!name.empty() && (name.back() == '-' || name.back() == '.'))
        name.pop_back();
    return (name.empty() ? std::string("cluster") : name) + std::string(kEnding);
}

} // namespace grapevine::settings
