#include <QtTest/QTest>

#include "core/catalog/catalog.h"
#include "core/filter/expression.h"
#include "core/filter/instance_subject.h"

using namespace grapevine;

/// What a filter finds in an instance of a service.
class TstInstanceSubject final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anInstanceIsFoundByServiceAndMember_data();
    void anInstanceIsFoundByServiceAndMember();
    void namesOfAMembersServicesAnswerServiceFilters();
};

namespace {

link::MemberRowPtr row()
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = "db-7";
    facts->endpoint = {*IpAddress::fromText("10.0.3.17"), 7946};
    facts->tags = {{"ep.orders", "10.9.9.9:8080"}, {"meta.serviceName", "shop"}, {"zone", "c"}};
    link::MemberRow out;
    out.facts = std::move(facts);
    out.status = link::MemberStatus::Alive;
    out.state = link::RawState::Alive;
    return std::make_shared<const link::MemberRow>(std::move(out));
}

} // namespace

void TstInstanceSubject::anInstanceIsFoundByServiceAndMember_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<bool>("found");
    for (const char* yes : {"service:orders", "service~^ord", "ord", "SHOP", "port=8080",
                            "addr~10.9.9", "addr~10.0.3", "name=db-7", "zone=c", "alive", "9.9:80"})
        QTest::addRow("%s", yes) << QByteArray(yes) << true;
    for (const char* no : {"service:shop", "port=7946", "not ord", "service!=orders", "failed"})
        QTest::addRow("%s", no) << QByteArray(no) << false;
}

void TstInstanceSubject::anInstanceIsFoundByServiceAndMember()
{
    QFETCH(QByteArray, filter);
    QFETCH(bool, found);
    catalog::Catalog catalog;
    catalog.put(row());
    const auto& key = catalog.services().begin()->first;
    const auto instances = catalog.instances(key);
    QCOMPARE(instances.size(), 1U);
    const auto expression = filter::Expression::parse(filter.toStdString());
    QVERIFY(expression.has_value());
    QCOMPARE(expression->matches(filter::InstanceSubject(key, instances.front(), TimePoint{})),
             found);
}

void TstInstanceSubject::namesOfAMembersServicesAnswerServiceFilters()
{
    catalog::Catalog catalog;
    const auto member = row();
    catalog.put(member);
    filter::MemberSubject::Beyond beyond;
    beyond.services = catalog.serviceNames(member->key);
    const filter::MemberSubject subject(*member, TimePoint{}, beyond);
    QVERIFY(filter::Expression::parse("service:orders")->matches(subject));
    QVERIFY(!filter::Expression::parse("service:mail")->matches(subject));
}

QTEST_APPLESS_MAIN(TstInstanceSubject)
#include "tst_instance_subject.moc"
