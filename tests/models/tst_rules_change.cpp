#include <QTest>

#include "core/catalog/rule_set.h"
#include "ui/models/rules_change.h"

using namespace grapevine;
using catalog::RuleText;
using models::RulesChange;

/// What a person is told before other rules take the place of theirs. EMB-7.
class TstRulesChange final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameRulesAreNoChange();
    void eachRuleIsToldOnce();
    void anotherOrderIsAChange();
    void longListsEndInACount();
    void namesComeThroughTheGateway();
    void aMistakeNamesItsRule();
};

namespace {

RuleText rule(const std::string& name, const std::string& key = "k")
{
    RuleText text;
    text.name = name;
    text.key = key;
    text.result = "web";
    return text;
}

using Names = std::vector<std::string>;

} // namespace

void TstRulesChange::sameRulesAreNoChange()
{
    const auto shipped = catalog::RuleSet::shippedTexts();
    QVERIFY(models::rulesChange(shipped, shipped).isNone());
    QVERIFY(models::rulesChangeLines({}, 5).isEmpty());
}

void TstRulesChange::eachRuleIsToldOnce()
{
    const auto change = models::rulesChange({rule("a"), rule("b"), rule("c")},
                                            {rule("b", "x"), rule("d"), rule("c")});
    QCOMPARE(change.added, Names{"d"});
    QCOMPARE(change.changed, Names{"b"});
    QCOMPARE(change.removed, Names{"a"});
    QVERIFY(!change.reordered);
    // What is lost stands first.
    QCOMPARE(models::rulesChangeLines(change, 5),
             (QStringList{QStringLiteral("goes: a"), QStringLiteral("becomes another: b"),
                          QStringLiteral("is new: d")}));
}

void TstRulesChange::anotherOrderIsAChange()
{
    // Rules are tried in their order, and the first that finds a zone decides.
    const auto change = models::rulesChange({rule("a"), rule("b")}, {rule("b"), rule("a")});
    QVERIFY(change.reordered && !change.isNone());
    QCOMPARE(models::rulesChangeLines(change, 5).size(), 1);
}

void TstRulesChange::longListsEndInACount()
{
    std::vector<RuleText> many;
    for (int at = 0; at < 20; ++at)
        many.push_back(rule("r" + std::to_string(at)));
    const auto lines = models::rulesChangeLines(models::rulesChange({}, many), 12);
    QCOMPARE(lines.size(), 12);
    QVERIFY(lines.last().contains(QStringLiteral("9")));
    QCOMPARE(lines.at(10), QStringLiteral("is new: r10"));
}

void TstRulesChange::namesComeThroughTheGateway()
{
    const auto lines =
        models::rulesChangeLines(models::rulesChange({}, {rule("a\xe2\x80\xae%1\x1b[2J")}), 5);
    QCOMPARE(lines, QStringList{QStringLiteral("is new: a<U+202E>%1<ESC>[2J")});
}

void TstRulesChange::aMistakeNamesItsRule()
{
    const auto rules = catalog::RuleSet::fromJson(
        R"([{"name":"ok","key":"k","service":"s"},{"name":"bad","key":"(","service":"s"}])");
    QVERIFY(!rules.has_value());
    const auto sentence = models::rulesMistake(rules.error());
    QVERIFY2(sentence.startsWith(QStringLiteral("Rule 2 (“bad”): ")), qPrintable(sentence));
    const auto whole = catalog::RuleSet::fromJson("{}");
    QVERIFY(!models::rulesMistake(whole.error()).startsWith(QStringLiteral("Rule ")));
}

QTEST_APPLESS_MAIN(TstRulesChange)
#include "tst_rules_change.moc"
