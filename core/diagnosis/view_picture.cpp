#include "core/diagnosis/view_picture.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "core/link/zone_tag.h"

namespace grapevine::diagnosis {

namespace {

using Kind = ViewPattern::Kind;
using Indexes = std::vector<std::size_t>;

/// The tag that tells most apart: the first of the usual ones with two values, else with any.
std::string zoneTagOf(const std::vector<NodeFactsPtr>& all)
{
    std::string any;
    for (const auto tag : link::kZoneTags) {
        std::set<std::string_view> values;
        for (const auto& facts : all) {
            const auto value = link::tagValue(*facts, tag);
            if (!value.empty()) values.insert(value);
        }
        if (values.size() > 1) return std::string{tag};
        if (!values.empty() && any.empty()) any = tag;
    }
    return any;
}

/// Works on indexes: askers by `i`, rows by `r`.
class Reader {
public:
    Reader(const ViewMatrix& matrix, const std::set<std::string>& silent)
        : m_silent(silent)
    {
        readAskers(matrix);
        readRows(matrix);
        m_out.zoneTag = zoneTagOf(m_facts);
        m_explained.resize(m_out.disputed.size());
    }

    ViewPicture read()
    {
        findAlike();
        findGroups();
        findOneAccuser();
        findByZone();
        findManyAccusers();
        findUnheard();
        if (m_out.patterns.size() > ViewPicture::kPatternsMost) {
            m_out.patternsLeftOut = m_out.patterns.size() - ViewPicture::kPatternsMost;
            m_out.patterns.resize(ViewPicture::kPatternsMost);
        }
        return std::move(m_out);
    }

private:
    /// What is said of one disputed member, asker by asker.
    struct Row {
        std::string name;
        std::vector<Said> said;
        std::optional<std::size_t> self; ///< The member as an asker.
        bool answers = false;            ///< It is one, or names itself alone.
    };

    void readAskers(const ViewMatrix& matrix)
    {
        std::vector<std::pair<std::string, MemberKey>> named;
        for (const auto& key : matrix.askers()) {
            if (matrix.isOld(key)) {
                ++m_out.oldAskers;
            } else if (const auto facts = matrix.facts(key)) {
                named.emplace_back(facts->name, key);
            }
        }
        std::sort(named.begin(), named.end());
        const auto mute = listsNobody(matrix, named);
        for (auto& [name, key] : named) {
            if (mute.count(key) > 0) {
                m_out.listsNobody.push_back(key);
                continue;
            }
            const auto at = matrix.answeredAt(key);
            if (!m_out.oldest || at->boot < m_out.oldest->boot) m_out.oldest = at;
            m_numbers.emplace(key, m_out.askers.size());
            m_out.askers.push_back(key);
            m_names.push_back(std::move(name));
            m_askerFacts.push_back(matrix.facts(key));
        }
    }

    /// Of the askers, those that name nobody but themselves and are alive to another. One that is
    /// alive to nobody may well be alone.
    static std::set<MemberKey>
    listsNobody(const ViewMatrix& matrix,
                const std::vector<std::pair<std::string, MemberKey>>& askers)
    {
        const auto members = matrix.members();
        std::set<MemberKey> alone;
        for (const auto& [name, key] : askers) {
            const auto column = matrix.column(key);
            bool others = false;
            for (std::size_t at = 0; at < column.size() && !others; ++at)
                others = column[at] != Said::Unlisted && members[at] != key;
            if (!others) alone.insert(key);
        }
        std::set<MemberKey> out;
        for (const auto& key : alone) {
            const bool known = std::any_of(askers.begin(), askers.end(), [&](const auto& one) {
                return one.second != key && matrix.cell(one.second, key).said == Said::Alive;
            });
            if (known) out.insert(key);
        }
        return out;
    }

    void readRows(const ViewMatrix& matrix)
    {
        const auto all = matrix.members();
        std::vector<std::pair<std::string, std::size_t>> named;
        for (std::size_t at = 0; at < all.size(); ++at)
            if (const auto facts = matrix.facts(all[at])) named.emplace_back(facts->name, at);
        std::sort(named.begin(), named.end());
        std::vector<std::vector<Said>> columns;
        for (const auto& asker : m_out.askers)
            columns.push_back(matrix.column(asker));
        m_aliveTo.resize(m_out.askers.size());
        m_lists.resize(m_out.askers.size());
        for (const auto& [name, at] : named) {
            const auto key = all[at];
            Row row{name, {}, {}, {}};
            row.said.reserve(columns.size());
            std::array<std::size_t, kSaid> count{};
            for (const auto& column : columns) {
                const auto said = column[at];
                ++count[static_cast<std::size_t>(said)];
                row.said.push_back(said);
            }
            const auto of = [&](Said said) { return count[static_cast<std::size_t>(said)]; };
            const auto there = of(Said::Alive) + of(Said::Suspect) + of(Said::Failed);
            if (there == 0) continue;
            if (const auto self = m_numbers.find(key); self != m_numbers.end())
                row.self = self->second;
            row.answers = !matrix.isOld(key);
            m_out.members.push_back(key);
            m_facts.push_back(matrix.facts(key));
            m_out.most.push_back(largest(count));
            const auto number = m_out.members.size() - 1;
            for (std::size_t i = 0; i < row.said.size(); ++i) {
                if (row.said[i] == Said::Alive) m_aliveTo[i].push_back(number);
                if (row.said[i] != Said::Unlisted && row.self) m_lists[i].push_back(*row.self);
                // What was lost of an answer is no sign of being apart.
                const bool apart = row.said[i] != Said::Alive && row.said[i] != Said::Nothing;
                if (!apart && row.self) join(i, *row.self);
            }
            const auto kinds = (of(Said::Alive) > 0 ? 1 : 0) + (of(Said::Suspect) > 0 ? 1 : 0) +
                               (of(Said::Failed) > 0 ? 1 : 0) + (of(Said::Left) > 0 ? 1 : 0);
            const bool unheard = of(Said::Unlisted) > 0 && of(Said::Alive) + of(Said::Suspect) > 0;
            if (kinds < 2 && !unheard) continue;
            m_out.disputed.push_back(key);
            m_rows.push_back(std::move(row));
        }
    }

    // Who sees whom makes groups: a union-find over the askers.
    std::size_t root(std::size_t i)
    {
        if (m_parents.empty()) {
            m_parents.resize(m_out.askers.size());
            std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
        }
        while (m_parents[i] != i)
            i = m_parents[i] = m_parents[m_parents[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b)
    {
        const auto rootA = root(a);
        const auto rootB = root(b);
        m_parents[std::max(rootA, rootB)] = std::min(rootA, rootB);
    }

    [[nodiscard]] Names namesOf(const Indexes& askers) const
    {
        Names out;
        for (const auto i : askers)
            out.push_back(m_names[i]);
        return out;
    }
    [[nodiscard]] std::string zoneOf(std::size_t asker) const
    {
        return std::string{link::tagValue(*m_askerFacts[asker], m_out.zoneTag)};
    }
    [[nodiscard]] std::set<std::string> zonesOf(const Indexes& askers) const
    {
        std::set<std::string> out;
        for (const auto i : askers)
            out.insert(zoneOf(i));
        return out;
    }
    /// Whoever says one of these of the row's member; not the member itself.
    [[nodiscard]] static Indexes saying(const Row& row, std::initializer_list<Said> wanted)
    {
        Indexes out;
        for (std::size_t i = 0; i < row.said.size(); ++i) {
            const bool one = std::find(wanted.begin(), wanted.end(), row.said[i]) != wanted.end();
            if (one && row.self != i) out.push_back(i);
        }
        return out;
    }
    [[nodiscard]] static Indexes accusers(const Row& row)
    {
        return saying(row, {Said::Suspect, Said::Failed});
    }

    void findAlike()
    {
        std::map<std::string, Indexes> byColumn;
        for (std::size_t i = 0; i < m_out.askers.size(); ++i) {
            std::string column;
            for (const auto& row : m_rows) {
                // Of itself everybody says it is alive: that groups nobody.
                const auto said = row.self == i ? mostSaid(row, i) : row.said[i];
                column += static_cast<char>('0' + static_cast<int>(said));
            }
            byColumn[column].push_back(i);
        }
        for (const auto& [column, askers] : byColumn)
            m_out.alike.push_back(namesOf(askers));
        std::stable_sort(m_out.alike.begin(), m_out.alike.end(),
                         [](const auto& a, const auto& b) { return a.size() > b.size(); });
    }
    [[nodiscard]] static Said mostSaid(const Row& row, std::size_t but)
    {
        std::array<std::size_t, kSaid> count{};
        for (std::size_t i = 0; i < row.said.size(); ++i)
            if (i != but) ++count[static_cast<std::size_t>(row.said[i])];
        return largest(count);
    }
    /// What most say; to say nothing is not one of the things to say.
    [[nodiscard]] static Said largest(const std::array<std::size_t, kSaid>& count)
    {
        return static_cast<Said>(std::max_element(count.begin() + 1, count.end()) - count.begin());
    }

    void findGroups()
    {
        std::map<std::size_t, Indexes> byRoot;
        for (std::size_t i = 0; i < m_out.askers.size(); ++i)
            byRoot[root(i)].push_back(i);
        if (byRoot.size() < 2) return;
        ViewPattern out;
        bool strangers = true;
        std::map<std::string, std::size_t> groupOfZone;
        bool byZone = !m_out.zoneTag.empty();
        for (const auto& [first, askers] : byRoot) {
            ViewGroup group;
            group.askers = namesOf(askers);
            std::vector<bool> alive(m_out.members.size());
            for (const auto i : askers) {
                for (const auto number : m_aliveTo[i])
                    alive[number] = true;
                strangers =
                    strangers && std::all_of(m_lists[i].begin(), m_lists[i].end(),
                                             [&](auto other) { return root(other) == first; });
            }
            group.alive = static_cast<std::size_t>(std::count(alive.begin(), alive.end(), true));
            for (const auto& zone : zonesOf(askers)) {
                byZone = byZone && !zone.empty() && groupOfZone.emplace(zone, first).second;
                group.zones.push_back(zone);
            }
            out.groups.push_back(std::move(group));
        }
        if (byZone) out.tag = m_out.zoneTag;
        for (auto& group : out.groups)
            if (!byZone) group.zones.clear();
        std::stable_sort(out.groups.begin(), out.groups.end(), [](const auto& a, const auto& b) {
            return a.askers.size() > b.askers.size();
        });
        out.kind = strangers ? Kind::TwoClusters : Kind::Split;
        m_out.patterns.push_back(std::move(out));
        for (std::size_t r = 0; r < m_rows.size(); ++r)
            m_explained[r] = isUnanimousByGroup(m_rows[r]);
    }
    /// No group is divided about whether that member is alive.
    [[nodiscard]] bool isUnanimousByGroup(const Row& row)
    {
        std::map<std::size_t, bool> alive;
        for (std::size_t i = 0; i < row.said.size(); ++i) {
            if (row.self == i || row.said[i] == Said::Nothing) continue;
            const bool says = row.said[i] == Said::Alive;
            const auto [at, fresh] = alive.emplace(root(i), says);
            if (!fresh && at->second != says) return false;
        }
        return true;
    }

    void findOneAccuser()
    {
        std::map<std::size_t, Indexes> rowsOf;
        for (std::size_t r = 0; r < m_rows.size(); ++r) {
            if (m_explained[r]) continue;
            const auto against = accusers(m_rows[r]);
            if (against.size() == 1 && !saying(m_rows[r], {Said::Alive}).empty())
                rowsOf[against.front()].push_back(r);
        }
        for (const auto& [accuser, rows] : rowsOf) {
            if (rows.size() < ViewPicture::kVictimsMany) continue;
            ViewPattern out;
            out.kind = Kind::OneAccuser;
            out.accusers = {m_names[accuser]};
            Indexes defenders;
            for (const auto r : rows) {
                out.victims.push_back(m_rows[r].name);
                m_explained[r] = true;
                const auto alive = saying(m_rows[r], {Said::Alive});
                defenders.insert(defenders.end(), alive.begin(), alive.end());
            }
            out.defenders = namesOf(once(std::move(defenders)));
            m_out.patterns.push_back(std::move(out));
        }
    }

    void findByZone()
    {
        if (m_out.zoneTag.empty()) return;
        std::map<std::set<std::string>, ViewPattern> byZones;
        std::map<std::set<std::string>, std::pair<Indexes, Indexes>> sides;
        for (std::size_t r = 0; r < m_rows.size(); ++r) {
            const auto against = accusers(m_rows[r]);
            const auto alive = saying(m_rows[r], {Said::Alive});
            if (m_explained[r] || against.size() < 2 || alive.empty()) continue;
            auto zones = zonesOf(against);
            const auto others = zonesOf(alive);
            const bool apart = std::none_of(zones.begin(), zones.end(), [&](const auto& zone) {
                return zone.empty() || others.count(zone) > 0;
            });
            if (!apart) continue;
            m_explained[r] = true;
            auto& out = byZones[zones];
            out.kind = Kind::ByZone;
            out.tag = m_out.zoneTag;
            out.zones.assign(zones.begin(), zones.end());
            out.victims.push_back(m_rows[r].name);
            auto& [accusing, defending] = sides[zones];
            accusing.insert(accusing.end(), against.begin(), against.end());
            defending.insert(defending.end(), alive.begin(), alive.end());
        }
        for (auto& [zones, out] : byZones) {
            out.accusers = namesOf(once(sides[zones].first));
            out.defenders = namesOf(once(sides[zones].second));
            m_out.patterns.push_back(std::move(out));
        }
    }

    void findManyAccusers()
    {
        for (std::size_t r = 0; r < m_rows.size(); ++r) {
            const auto& row = m_rows[r];
            const auto against = accusers(row);
            const auto alive = saying(row, {Said::Alive});
            const bool many = against.size() >= 2 && against.size() > alive.size();
            if (m_explained[r] || !many) continue;
            m_explained[r] = true;
            ViewPattern out;
            out.kind = Kind::ManyAccusers;
            out.accusers = namesOf(against);
            out.defenders = namesOf(alive);
            out.victims = {row.name};
            if (row.answers) {
                out.victimAnswers = true;
            } else if (m_silent.count(row.name) > 0) {
                out.victimAnswers = false;
            }
            m_out.patterns.push_back(std::move(out));
        }
    }

    void findUnheard()
    {
        std::map<Indexes, ViewPattern> byAskers;
        for (std::size_t r = 0; r < m_rows.size(); ++r) {
            auto deaf = saying(m_rows[r], {Said::Unlisted});
            const auto alive = saying(m_rows[r], {Said::Alive});
            if (m_explained[r] || deaf.empty() || !accusers(m_rows[r]).empty()) continue;
            m_explained[r] = true;
            auto& out = byAskers[deaf];
            out.kind = Kind::Unheard;
            out.accusers = namesOf(deaf);
            out.victims.push_back(m_rows[r].name);
            out.defenders = namesOf(alive);
        }
        for (auto& [askers, out] : byAskers)
            m_out.patterns.push_back(std::move(out));
    }

    [[nodiscard]] static Indexes once(Indexes all)
    {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    const std::set<std::string>& m_silent;
    ViewPicture m_out;
    std::map<MemberKey, std::size_t> m_numbers; ///< Of the askers.
    Names m_names;                              ///< Of the askers.
    std::vector<NodeFactsPtr> m_askerFacts;
    std::vector<NodeFactsPtr> m_facts; ///< Of everybody there.
    std::vector<Row> m_rows;           ///< Of the disputed, in their order.
    std::vector<bool> m_explained;     ///< By a pattern found already.
    std::vector<Indexes> m_aliveTo;    ///< By asker: numbers of members.
    std::vector<Indexes> m_lists;      ///< By asker: askers it has on its list.
    std::vector<std::size_t> m_parents;
};

} // namespace

ViewPicture readViews(const ViewMatrix& matrix, const std::set<std::string>& silent)
{
    return Reader(matrix, silent).read();
}

} // namespace grapevine::diagnosis
