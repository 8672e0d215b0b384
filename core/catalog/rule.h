#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/base/node_facts.h"
#include "core/catalog/service_address.h"
#include "core/catalog/text_template.h"

namespace re2 {
class RE2;
}

namespace grapevine::catalog {

/// What a rule finds in a tag.
enum class Finds : std::uint8_t {
    Service,     ///< An instance of the service that `result` names.
    Maintenance, ///< That the member is taken out on purpose; `result` is the reason.
    Zone,        ///< Where the member is; the first rule that finds one decides.
    RaftMember,  ///< That the member belongs to the Raft group.
};

/// `service`, `maintenance`, `zone`, `raft`: what stands for it in JSON.
[[nodiscard]] std::string_view word(Finds finds);
inline constexpr std::array<Finds, 4> kAllFinds = {Finds::Service, Finds::Maintenance, Finds::Zone,
                                                   Finds::RaftMember};

/// A rule as a person writes it. Expressions are RE2's and match from end to end; all other fields
/// are templates (text_template.h).
struct RuleText {
    std::string name; ///< Of the rule, for people.
    Finds finds = Finds::Service;
    std::string key;
    std::string value{};    ///< Empty: any.
    std::string unless{};   ///< Values that do not count; empty: none.
    std::string result{};   ///< The service's name, the zone, the reason.
    std::string endpoint{}; ///< `host:port` in one; else `host` and `port`.
    std::string host{};     ///< Empty: the member's address.
    std::string port{};
    std::string scheme{};
    std::string group{};
    std::string meta{}; ///< A note beside the instance.
    bool once = false;  ///< Only the first tag of a member, by key, counts.

    bool operator==(const RuleText&) const = default;
};

/// The fields of a rule by their names in JSON; `result` has the name of what it finds.
struct RuleField {
    std::string_view name;
    std::string RuleText::*text;
    bool isPattern;
};
/// All that hold text but `name` and `result`.
[[nodiscard]] std::span<const RuleField> ruleFields();

/// What is wrong with a rule, or with a list of them.
struct RuleError {
    enum class Reason : std::uint8_t {
        NotJson,
        NotAList,
        NotAnObject,
        UnknownField,
        WrongType,
        NoName,
        NameTwice,
        NoKey,
        FindsNothing,
        FindsTwice,
        NoResult,
        BadPattern,
        TemplateNotClosed,
        UnknownWord,
        NoSuchGroup,
        TooLong,
        TooMany,
    };
    Reason reason = Reason::NotJson;
    std::size_t rule = 0;   ///< From 1; 0: of the list as a whole.
    std::string name{};     ///< Of the rule, where it has one.
    std::string field{};    ///< Of the rule.
    std::size_t offset = 0; ///< Bytes into the field's text.
    std::size_t line = 0;   ///< From 1, in the text of the list; 0 where there is none.
    std::size_t column = 0;
    std::string detail{}; ///< What it is about, or what RE2 says of it.

    /// In English, without a full stop: `rule 3 (“ports”), key, character 4: .. missing )`.
    [[nodiscard]] std::string sentence() const;
};

/// A rule ready to be held against tags. An immutable value.
class Rule {
public:
    static constexpr std::size_t kFieldLongest = 1000;

    /// Fails with a RuleError without `rule`.
    [[nodiscard]] static Expected<Rule, RuleError> compile(RuleText text);

    [[nodiscard]] const RuleText& text() const { return m_text; }

    struct Found {
        std::string result;
        ServiceAddress address; ///< Of services only.
        std::string group;
        std::string meta;
    };
    /// Nothing when the tag is not what the rule looks for.
    [[nodiscard]] std::optional<Found> find(const NodeFacts& facts, std::string_view key,
                                            std::string_view value) const;

private:
    using Pattern = std::shared_ptr<const re2::RE2>;

    ServiceAddress addressIn(const TextTemplate::Found& found) const;

    RuleText m_text;
    Pattern m_key;
    Pattern m_value;  ///< Null: any.
    Pattern m_unless; ///< Null: none.
    TextTemplate m_result;
    TextTemplate m_endpoint;
    TextTemplate m_host;
    TextTemplate m_port;
    TextTemplate m_scheme;
    TextTemplate m_group;
    TextTemplate m_meta;
};

} // namespace grapevine::catalog
