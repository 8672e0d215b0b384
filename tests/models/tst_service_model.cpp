#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/instance_model.h"
#include "ui/models/rules_draft.h"
#include "ui/models/service_filter_words.h"
#include "ui/models/service_model.h"

using namespace grapevine;
using models::InstanceModel;
using models::ServiceModel;
using test::batchOf;
using test::momentAt;
using test::row;

class TstServiceModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void worstStandsFirst();
    void orderStaysUntilReSorted();
    void aTagChangeUpdatesTheRowInPlace();
    void filterAsksServicesAndMembers_data();
    void filterAsksServicesAndMembers();
    void aFilterLooksAtWhatChangedOnly();
    void aMistakeKeepsTheLastGoodResult();
    void byZoneEachServiceHasARowPerZone();
    void outsidersAreApartAndHidden();
    void instancesTellWhatToKnow();
    void instancesFollowTheirService();
    void probesAreShownWhereverTheAddressStands();
    void anotherLinkKeepsTheRows();
    void hostileTagsStayPlain();
    void wordsToGoOnWithAreThoseThere();
    void draftSaysWhatARuleFinds();
    void draftLooksAtSomeOfVeryMany();
    void draftNamesThePlaceOfAMistake();
};

namespace {

QStringList texts(std::initializer_list<const char*> from)
{
    QStringList out;
    for (const char* text : from)
        out.append(QString::fromUtf8(text));
    return out;
}

QStringList column(const QAbstractItemModel& model, int which)
{
    QStringList out;
    for (int at = 0; at < model.rowCount(); ++at)
        out.append(model.index(at, which).data().toString());
    return out;
}

link::MemberRowPtr offering(std::uint32_t id, Tags tags,
                            link::MemberStatus status = link::MemberStatus::Alive)
{
    return row({.id = id,
                .name = "n" + std::to_string(id),
                .status = status,
                .tags = std::move(tags),
                .address = "10.0.0." + std::to_string(id)});
}

/// orders 1 of 2, web 2 of 2, queue only one, cache none.
std::vector<link::MemberRowPtr> shop()
{
    return {offering(1, {{"service", "orders"}, {"port", "80"}, {"zone", "a"}}),
            offering(2, {{"service", "orders"}, {"port", "80"}, {"zone", "b"}},
                     link::MemberStatus::Failed),
            offering(3, {{"service", "web"}, {"port", "8080"}, {"zone", "a"}}),
            offering(4, {{"service", "web"}, {"port", "8080"}, {"zone", "a"}}),
            offering(5, {{"service", "queue"}, {"port", "5672"}}),
            offering(6, {{"service", "cache"}, {"port", "11211"}}, link::MemberStatus::Failed)};
}

models::ServiceLine lineOf(const char* service)
{
    return {{ClusterId{0}, false, "", service}, std::nullopt};
}

} // namespace

void TstServiceModel::worstStandsFirst()
{
    ServiceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(batchOf(shop()), momentAt());
    QCOMPARE(column(model, ServiceModel::Service), (texts({"cache", "orders", "queue", "web"})));
    QCOMPARE(column(model, ServiceModel::Healthy),
             (texts({"0 of 1", "1 of 2", "1 of 1", "2 of 2"})));
    QCOMPARE(column(model, ServiceModel::State),
             (texts({"none healthy · 1 failed", "last instance · 1 failed", "only instance",
                     "all healthy"})));
    QCOMPARE(model.index(1, ServiceModel::Zones).data().toString(),
             QString::fromUtf8("a 1/1, b 0/1"));
    QCOMPARE(model.index(3, ServiceModel::Ports).data().toString(), QString::fromUtf8("8080"));
    model.sort(ServiceModel::Service, Qt::DescendingOrder);
    QCOMPARE(column(model, ServiceModel::Service), (texts({"web", "queue", "orders", "cache"})));
}

void TstServiceModel::orderStaysUntilReSorted()
{
    ServiceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(batchOf(shop()), momentAt());
    const QSignalSpy pending(&model, &ServiceModel::pendingChanged);
    // web falls to its last instance: it says so where it stands.
    auto batch = batchOf({offering(3, shop()[2]->facts->tags, link::MemberStatus::Failed),
                          offering(7, {{"service", "auth"}, {"port", "1"}})});
    batch.removed.push_back(shop()[5]->key);
    model.apply(batch, momentAt());
    QCOMPARE(column(model, ServiceModel::Service),
             (texts({"cache", "orders", "queue", "web", "auth"})));
    QVERIFY(model.index(3, ServiceModel::State)
                .data()
                .toString()
                .startsWith(QStringLiteral("last instance")));
    QVERIFY(model.index(0, 0).data(ServiceModel::GhostRole).toBool());
    QVERIFY(model.index(4, 0).data(ServiceModel::FreshRole).toBool());
    QVERIFY(model.pending() > 0);
    QVERIFY(!pending.isEmpty());
    model.resort();
    QCOMPARE(column(model, ServiceModel::Service), (texts({"orders", "web", "auth", "queue"})));
    QCOMPARE(model.pending(), 0);
    QVERIFY(!model.index(2, 0).data(ServiceModel::FreshRole).toBool());
}

/// CAS-3: `serf tags -set` updates the row without re-creating it.
void TstServiceModel::aTagChangeUpdatesTheRowInPlace()
{
    ServiceModel model;
    InstanceModel instances(model);
    model.apply(batchOf(shop()), momentAt());
    instances.show(lineOf("queue"));
    const QSignalSpy inserted(&model, &ServiceModel::rowsInserted);
    const QSignalSpy reset(&model, &ServiceModel::modelReset);
    const QSignalSpy added(&instances, &InstanceModel::rowsInserted);
    const QPersistentModelIndex queue = model.index(2, 0);
    const auto members =
        model.apply(batchOf({offering(5, {{"service", "queue"}, {"port", "5673"}})}), momentAt());
    instances.update(members);
    QVERIFY(inserted.isEmpty() && reset.isEmpty() && added.isEmpty());
    QCOMPARE(queue.row(), 2);
    QCOMPARE(model.index(2, ServiceModel::Ports).data().toString(), QString::fromUtf8("5673"));
    QCOMPARE(instances.index(0, InstanceModel::Address).data().toString(),
             QString::fromUtf8("10.0.0.5:5673"));
    QVERIFY(!instances.isGhost(instances.slotAt(0)));
}

void TstServiceModel::filterAsksServicesAndMembers_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("services");
    QTest::newRow("name") << QStringLiteral("service:orders") << texts({"orders"});
    QTest::newRow("substring") << QStringLiteral("ord") << texts({"orders"});
    QTest::newRow("member") << QStringLiteral("name=n3") << texts({"web"});
    QTest::newRow("zone") << QStringLiteral("zone=a") << texts({"orders", "web"});
    QTest::newRow("status") << QStringLiteral("status:failed") << texts({"cache", "orders"});
    QTest::newRow("port") << QStringLiteral("port>8000") << texts({"cache", "web"});
    QTest::newRow("none") << QStringLiteral("service=mail") << QStringList{};
}

void TstServiceModel::filterAsksServicesAndMembers()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, services);
    ServiceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(batchOf(shop()), momentAt());
    model.setFilter(filter);
    QCOMPARE(column(model, ServiceModel::Service), services);
    QCOMPARE(model.total(), 4);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 4);
}

void TstServiceModel::aFilterLooksAtWhatChangedOnly()
{
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t id = 1; id <= 2'000; ++id)
        rows.push_back(offering(id, {{"service", "orders"}, {"port", "80"}, {"zone", "a"}}));
    ServiceModel model;
    model.apply(batchOf(rows), momentAt());
    // Nobody passes: every member had to be asked for that.
    model.setFilter(QStringLiteral("zone=b"));
    QCOMPARE(model.rowCount(), 0);
    const auto counted = model.filterLooks();
    QVERIFY(counted >= 2'000);
    for (std::uint32_t id = 1; id <= 100; ++id)
        model.apply(batchOf({offering(id, {{"service", "orders"}, {"port", "80"}, {"zone", "c"}})}),
                    momentAt());
    QVERIFY2(model.filterLooks() <= counted + 300,
             qPrintable(QString::number(model.filterLooks() - counted)));
    QCOMPARE(model.rowCount(), 0);
    // And what changed counts: in, and out again, also where only the row did.
    model.apply(batchOf({offering(7, {{"service", "orders"}, {"port", "80"}, {"zone", "b"}})}),
                momentAt());
    QCOMPARE(model.rowCount(), 1);
    model.apply(batchOf({offering(7, {{"service", "orders"}, {"port", "80"}, {"zone", "c"}})}),
                momentAt());
    model.resort();
    QCOMPARE(model.rowCount(), 0);
    model.setFilter(QStringLiteral("incarnation>5"));
    QCOMPARE(model.rowCount(), 0);
    auto spoke = *rows[9];
    spoke.incarnation = Incarnation{9};
    model.apply(batchOf({std::make_shared<const link::MemberRow>(spoke)}), momentAt());
    model.resort();
    QCOMPARE(model.rowCount(), 1);
    link::ObservationBatch gone;
    gone.removed.push_back(spoke.key);
    model.apply(gone, momentAt());
    model.resort();
    QCOMPARE(model.rowCount(), 0);
}

void TstServiceModel::aMistakeKeepsTheLastGoodResult()
{
    ServiceModel model;
    model.apply(batchOf(shop()), momentAt());
    model.setFilter(QStringLiteral("service:web"));
    model.setFilter(QStringLiteral("service:web (port>x"));
    QVERIFY(model.filterError().has_value());
    QCOMPARE(model.rowCount(), 1);
}

void TstServiceModel::byZoneEachServiceHasARowPerZone()
{
    ServiceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(batchOf(shop()), momentAt());
    model.setByZone(true);
    QCOMPARE(column(model, ServiceModel::Zones), (texts({"", "", "a", "a", "b"})));
    QCOMPARE(column(model, ServiceModel::Service),
             (texts({"cache", "queue", "orders", "web", "orders"})));
    InstanceModel instances(model);
    instances.show(*model.lineAt(4));
    QCOMPARE(column(instances, InstanceModel::Member), texts({"n2"}));
    model.setByZone(false);
    QCOMPARE(model.rowCount(), 4);
}

/// CFK-11: leftover clients stand apart, and one click hides them.
void TstServiceModel::outsidersAreApartAndHidden()
{
    ServiceModel model;
    InstanceModel instances(model);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QSignalSpy turned(&model, &ServiceModel::raftTurned);
    model.apply(batchOf({offering(1, {{"ep.raft", "10.0.0.1:1"}, {"ep.http", "10.0.0.1:80"}}),
                         offering(2, {{"ep.http", "10.0.0.2:80"}}), offering(3, {})}),
                momentAt());
    QCOMPARE(turned.size(), 1);
    QCOMPARE(column(model, ServiceModel::Service).last(), QString::fromUtf8("(not Raft members)"));
    model.sort(ServiceModel::Service, Qt::DescendingOrder);
    QCOMPARE(column(model, ServiceModel::Service).last(), QString::fromUtf8("(not Raft members)"));
    instances.show(*model.lineAt(model.rowCount() - 1));
    QCOMPARE(column(instances, InstanceModel::Member), (texts({"n2", "n3"})));
    instances.show(lineOf("http"));
    QVERIFY(column(instances, InstanceModel::Note).contains(QStringLiteral("not a Raft member")));
    model.setOutsidersHidden(true);
    instances.refresh();
    instances.resort();
    QCOMPARE(column(model, ServiceModel::Service), (texts({"raft", "http"})));
    QCOMPARE(column(model, ServiceModel::Healthy), (texts({"1 of 1", "1 of 1"})));
    QCOMPARE(column(instances, InstanceModel::Member), texts({"n1"}));
    // Without Raft members nobody is left out.
    link::ObservationBatch gone;
    gone.removed = {{ClusterId{0}, MemberId{1}}};
    model.apply(gone, momentAt());
    model.resort();
    QCOMPARE(column(model, ServiceModel::Service), texts({"http"}));
    QCOMPARE(turned.size(), 2);
}

/// CAS-14 and CFK-15 as a person sees them.
void TstServiceModel::instancesTellWhatToKnow()
{
    ServiceModel model;
    InstanceModel instances(model);
    const QAbstractItemModelTester tester(&instances,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(
        batchOf({offering(1, {{"ep.http", "127.0.0.1:80"}}),
                 offering(2, {{"ep.http", "10.0.0.2:80"}, {"maintenance", "disk"}}),
                 offering(3, {{"ep.http", "a b"}}), offering(4, {{"ep.http", "0.0.0.0:80"}}),
                 offering(5, {{"ep.http", "[2001:db8::5]:80"}})}),
        momentAt());
    instances.show(lineOf("http"));
    instances.sort(InstanceModel::Member, Qt::AscendingOrder);
    QCOMPARE(column(instances, InstanceModel::Note),
             (texts({"its own loopback: not reachable from elsewhere", "in maintenance: disk",
                     "this is no address", "names no host: not reachable from elsewhere", ""})));
    QCOMPARE(column(instances, InstanceModel::Status).at(1), QString::fromUtf8("maintenance"));
    QCOMPARE(column(instances, InstanceModel::Address).last(),
             QString::fromUtf8("[2001:db8::5]:80"));
    QVERIFY(model.index(0, ServiceModel::State)
                .data()
                .toString()
                .contains(QStringLiteral("2 not reachable from elsewhere")));
}

void TstServiceModel::instancesFollowTheirService()
{
    ServiceModel model;
    InstanceModel instances(model);
    const QAbstractItemModelTester tester(&instances,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(batchOf(shop()), momentAt());
    instances.show(lineOf("web"));
    QCOMPARE(column(instances, InstanceModel::Member), (texts({"n3", "n4"})));
    auto batch = batchOf({offering(9, {{"service", "web"}, {"port", "1"}})});
    batch.removed.push_back(shop()[2]->key);
    instances.update(model.apply(batch, momentAt()));
    QCOMPARE(column(instances, InstanceModel::Member), (texts({"n3", "n4", "n9"})));
    QVERIFY(instances.isGhost(instances.slotAt(0)));
    instances.resort();
    QCOMPARE(column(instances, InstanceModel::Member), (texts({"n4", "n9"})));
    instances.show(std::nullopt);
    QCOMPARE(instances.rowCount(), 0);
}

void TstServiceModel::probesAreShownWhereverTheAddressStands()
{
    using State = models::ProbeResult::State;
    ServiceModel model;
    InstanceModel instances(model);
    model.apply(batchOf(shop()), momentAt());
    instances.show(lineOf("web"));
    instances.setProbe("10.0.0.4:8080", {State::Refused, {}});
    QCOMPARE(column(instances, InstanceModel::Probe), (texts({"", "refused: nobody listens"})));
    instances.show(lineOf("orders"));
    instances.show(lineOf("web"));
    QCOMPARE(instances.index(1, InstanceModel::Probe).data().toString(),
             QString::fromUtf8("refused: nobody listens"));
    instances.clearProbes();
    QCOMPARE(instances.index(1, InstanceModel::Probe).data().toString(), QString());
}

void TstServiceModel::anotherLinkKeepsTheRows()
{
    ServiceModel model;
    model.apply(batchOf(shop()), momentAt());
    model.sort(ServiceModel::Service, Qt::AscendingOrder);
    const auto slot = model.slotAt(model.rowOf(lineOf("web")));
    // The other link numbers members otherwise.
    model.succeed(batchOf({offering(31, {{"service", "web"}, {"port", "8080"}}),
                           offering(1, {{"service", "mail"}, {"port", "25"}})},
                          true),
                  momentAt());
    QCOMPARE(column(model, ServiceModel::Service), (texts({"mail", "web"})));
    QCOMPARE(model.slotAt(1), slot);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TstServiceModel::hostileTagsStayPlain()
{
    ServiceModel model;
    InstanceModel instances(model);
    const std::string bad = "<b>x</b>\x1b]0;t\x07\xe2\x80\xae\n\xff";
    model.apply(batchOf({offering(
                    1, {{"service", bad}, {"port", bad}, {"zone", bad}, {"maintenance", bad}})}),
                momentAt());
    instances.show(*model.lineAt(0));
    for (const QAbstractItemModel* table : {static_cast<const QAbstractItemModel*>(&model),
                                            static_cast<const QAbstractItemModel*>(&instances)}) {
        for (int at = 0; at < table->columnCount(); ++at) {
            const auto text = table->index(0, at).data().toString();
            QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)) &&
                    !text.contains(QLatin1Char('\n')));
            const auto hint = table->index(0, at).data(Qt::ToolTipRole).toString();
            QVERIFY(!hint.contains(QStringLiteral("<b>")));
        }
    }
}

void TstServiceModel::wordsToGoOnWithAreThoseThere()
{
    ServiceModel model;
    model.apply(batchOf(shop()), momentAt());
    const auto words = [&](const char* text) {
        QStringList out;
        const std::string_view typed = text;
        for (const auto& word :
             models::serviceFilterWords(filter::completionAt(typed, typed.size()), model.catalog()))
            out.append(word.text);
        return out;
    };
    QCOMPARE(words("service:"), (texts({"orders", "web", "cache", "queue"})));
    QCOMPARE(words("service:w"), texts({"web"}));
    QVERIFY(words("ser").contains(QStringLiteral("service:")));
    QVERIFY(words("zo").contains(QStringLiteral("zone=")));
    QCOMPARE(words("zone="), (texts({"a", "b"})));
    QVERIFY(words("fa").contains(QStringLiteral("failed")));
}

/// EMB-2: rules are editable, with a preview on the members present.
void TstServiceModel::draftSaysWhatARuleFinds()
{
    models::RulesDraft draft(catalog::RuleSet::shippedTexts(), shop());
    QVERIFY(draft.isValid() && draft.isShipped());
    auto preview = draft.preview(2);
    QCOMPARE(models::previewText(draft.at(2).finds, preview),
             QString::fromUtf8("This rule finds 6 instance(s) on 6 member(s)."));
    QCOMPARE(preview.examples.front(), QString::fromUtf8("n1: orders at 10.0.0.1:80"));
    const auto fresh = draft.add(2);
    QCOMPARE(fresh, 3U);
    auto text = draft.at(fresh);
    text.key = "zone|port";
    text.value = "a";
    draft.set(fresh, text);
    preview = draft.preview(fresh);
    QCOMPARE(preview.members, 3U);
    QVERIFY(draft.isValid() && !draft.isShipped());
    QVERIFY(draft.move(fresh, true));
    QCOMPARE(draft.at(2).key, std::string("zone|port"));
    QVERIFY(!draft.move(0, true));
    draft.remove(2);
    QVERIFY(draft.isShipped());
}

void TstServiceModel::draftLooksAtSomeOfVeryMany()
{
    const auto one = offering(1, {{"service", "orders"}, {"port", "80"}});
    const std::vector<link::MemberRowPtr> many(100'000, one);
    const models::RulesDraft draft(catalog::RuleSet::shippedTexts(), many);
    for (std::size_t rule = 0; rule < draft.size(); ++rule) {
        const auto preview = draft.preview(rule);
        QCOMPARE(preview.looked, models::RulesDraft::kPreviewMost);
        QCOMPARE(preview.all, std::size_t{100'000});
        QVERIFY(models::previewText(draft.at(rule).finds, preview)
                    .endsWith(QStringLiteral("Looked at 10000 of 100000 members, evenly chosen.")));
    }
    const models::RulesDraft few(catalog::RuleSet::shippedTexts(), {one});
    QVERIFY(!models::previewText(few.at(0).finds, few.preview(0))
                 .contains(QStringLiteral("Looked at")));
}

void TstServiceModel::draftNamesThePlaceOfAMistake()
{
    models::RulesDraft draft(catalog::RuleSet::shippedTexts(), shop());
    auto text = draft.at(0);
    text.key = "über[z-a]";
    draft.set(0, text);
    QVERIFY(!draft.isValid() && !draft.rules());
    const auto& error = draft.errorOf(0);
    QVERIFY(error.has_value());
    QCOMPARE(models::ruleMistake(*error, QString::fromStdString(text.key)),
             QString::fromUtf8(
                 "Character 6: this is no regular expression (invalid character class range: "
                 "z-a)"));
    text.key.clear();
    draft.set(0, text);
    QCOMPARE(models::ruleMistake(*draft.errorOf(0), {}),
             QString::fromUtf8("Say which tags it is for"));
    draft.resetToShipped();
    QVERIFY(draft.isValid());
    text = draft.at(1);
    text.name = draft.at(0).name;
    draft.set(1, text);
    QCOMPARE(draft.errorOf(1)->field, std::string("name"));
    QCOMPARE(draft.preview(1).found, 0U);
}

QTEST_GUILESS_MAIN(TstServiceModel)
#include "tst_service_model.moc"
