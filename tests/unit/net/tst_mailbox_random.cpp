#include <QtTest/QTest>

#include <map>
#include <set>

#include "core/base/random.h"
#include "core/net/mailbox.h"

using namespace grapevine;
using namespace grapevine::net;

namespace {

constexpr std::uint64_t kSeeds = 10'000;
constexpr std::uint32_t kMembers = 12;
constexpr int kActs = 60;

using Rows = std::map<MemberKey, link::MemberRowPtr>;

link::MemberRowPtr rowOf(std::uint32_t id)
{
    auto row = std::make_shared<link::MemberRow>();
    row->key = {ClusterId{1}, MemberId{id}};
    row->facts = std::make_shared<NodeFacts>();
    return row;
}

/// A table that changes by chance and tells a mailbox, and a reader that only knows what the
/// mailbox gave it.
class Story {
public:
    explicit Story(std::uint64_t seed)
        : m_random(seed)
    {
    }

    /// Empty, or what went wrong.
    QString play()
    {
        for (int act = 0; act < kActs; ++act) {
            change();
            if (m_random.below(3) == 0) read();
            if (m_random.below(3) == 0 && !readIsTrue())
                return QStringLiteral("another picture after act %1").arg(act);
        }
        return readIsTrue() ? QString() : QStringLiteral("another picture at the end");
    }

private:
    void change()
    {
        agent::TableChanges changes;
        std::set<MemberKey> told;
        for (auto count = m_random.below(4); count > 0; --count) {
            const auto row = rowOf(static_cast<std::uint32_t>(m_random.below(kMembers)));
            const bool goes = m_random.below(3) == 0;
            // One act tells of a member once, as an agent does.
            if (!told.insert(row->key).second) continue;
            if (goes) {
                if (m_truth.erase(row->key) > 0) changes.removed.push_back(row->key);
            } else {
                m_truth[row->key] = row;
                changes.changed.push_back(row);
            }
        }
        // Now and then so much happens that nobody could have read it all.
        if (m_random.below(500) == 0) changes.entries.resize(Mailbox::kEntriesMost + 1);
        m_box.put(std::move(changes));
        if (!m_box.wantsFullPicture()) return;
        std::vector<link::MemberRowPtr> rows;
        for (const auto& [key, row] : m_truth)
            rows.push_back(row);
        m_box.putFullPicture(std::move(rows));
    }

    void read()
    {
        const auto batch = m_box.take();
        m_inOrder = m_inOrder && batch.sequence > m_sequence;
        m_sequence = batch.sequence;
        if (batch.resync) m_read.clear();
        for (const auto& row : batch.changed)
            m_read[row->key] = row;
        for (const auto& key : batch.removed)
            m_read.erase(key);
    }

    bool readIsTrue()
    {
        read();
        return m_inOrder && m_read == m_truth;
    }

    SeededRandom m_random;
    Mailbox m_box{ClusterId{1}};
    Rows m_truth;
    Rows m_read;
    std::uint64_t m_sequence = 0;
    bool m_inOrder = true;
};

} // namespace

/// What a link tells in pieces equals what it would tell at once. GRAPEVINE_SEED replays a run.
class TstMailboxRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deltasEqualTheSnapshot()
    {
        const QByteArray given = qgetenv("GRAPEVINE_SEED");
        const std::uint64_t first = given.isEmpty() ? 1 : given.toULongLong();
        const std::uint64_t last = given.isEmpty() ? kSeeds : first;
        for (std::uint64_t seed = first; seed <= last; ++seed) {
            const QString wrong = Story(seed).play();
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(
                         QStringLiteral("GRAPEVINE_SEED=%1: %2").arg(qulonglong{seed}).arg(wrong)));
        }
    }
};

QTEST_GUILESS_MAIN(TstMailboxRandom)
#include "tst_mailbox_random.moc"
