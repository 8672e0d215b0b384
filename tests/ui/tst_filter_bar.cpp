#include <QAbstractButton>
#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "tests/ui/window_bench.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/saved_filters.h"
#include "ui/widgets/saved_filters_dialog.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using test::WindowBench;
using widgets::FilterChip;

/// Chips, saved filters and presets above the table.
class TstFilterBar final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void chipsAreThePartsOfTheFilter();
    void clickTurnsAPartRound();
    void crossRemovesAPart();
    void mutedPartsStayAndFilterNothing();
    void clearingTheFieldClearsWhatIsMuted();
    void chipsHaveKeys();
    void chipsWithoutRoomGoIntoAList();
    void tableStaysWhereItIs();
    void filtersAreSavedRenamedAndDeleted();
    void aFilterWithoutANameIsNotSaved();
    void savedFiltersAreBounded();
    void presetsAreAdded_data();
    void presetsAreAdded();
    void failedOfUnknownAgeIsNotHidden();
};

namespace {

struct Night : WindowBench {
    Night()
    {
        window.resize(1100, 640);
        look(test::liveStatus(), test::nightShift());
    }
    QLineEdit& field() { return *find<QLineEdit>("filterField"); }
    QList<FilterChip*> chips()
    {
        // Chips of before wait for their deletion.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return find<widgets::FilterChips>("filterChips")->findChildren<FilterChip*>();
    }
    QStringList texts()
    {
        QStringList texts;
        for (const auto* chip : chips())
            texts.append((chip->isMuted() ? QStringLiteral("~") : QString()) + chip->text());
        return texts;
    }
    widgets::SavedFilters& saved() { return window.membersPlace().savedFilters(); }
    QAction* preset(const QString& name)
    {
        Q_EMIT saved().menu()->aboutToShow();
        for (auto* action : saved().menu()->actions()) {
            if (action->menu() != nullptr) {
                for (auto* inner : action->menu()->actions())
                    if (inner->text() == name) return inner;
            }
            if (action->text().section(QLatin1Char('\t'), 0, 0) == name) return action;
        }
        return nullptr;
    }
};

QStringList words(const char* spaced)
{
    return QString::fromUtf8(spaced).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void TstFilterBar::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstFilterBar::chipsAreThePartsOfTheFilter()
{
    Night night;
    QVERIFY(night.texts().isEmpty());
    night.field().setText(QStringLiteral("zone=eu-1b role!=db"));
    QCOMPARE(night.texts(), words("zone=eu-1b role!=db"));
    // What cannot be read leaves the chips of what is in force.
    night.field().setText(QStringLiteral("zone=eu-1b role!=db rtt>soon"));
    QCOMPARE(night.texts(), words("zone=eu-1b role!=db"));
    night.field().clear();
    QVERIFY(night.texts().isEmpty());
}

void TstFilterBar::clickTurnsAPartRound()
{
    Night night;
    night.field().setText(QStringLiteral("zone=eu-1b role=db"));
    const int both = night.model().rowCount();
    QTest::mouseClick(night.chips().at(1), Qt::LeftButton, {}, QPoint(10, 8));
    QCOMPARE(night.field().text(), QStringLiteral("zone=eu-1b role!=db"));
    QVERIFY(night.model().rowCount() != both);
    QTest::mouseClick(night.chips().at(1), Qt::LeftButton, {}, QPoint(10, 8));
    QCOMPARE(night.field().text(), QStringLiteral("zone=eu-1b role=db"));
    QCOMPARE(night.model().rowCount(), both);
}

void TstFilterBar::crossRemovesAPart()
{
    Night night;
    night.field().setText(QStringLiteral("zone=eu-1b role=db"));
    auto* chip = night.chips().at(0);
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 8, chip->height() / 2));
    QCOMPARE(night.field().text(), QStringLiteral("role=db"));
    QCOMPARE(night.texts(), words("role=db"));
}

void TstFilterBar::mutedPartsStayAndFilterNothing()
{
    Night night;
    night.field().setText(QStringLiteral("zone=eu-1b role=db"));
    QTest::mouseClick(night.chips().at(0), Qt::MiddleButton, {}, QPoint(10, 8));
    QCOMPARE(night.field().text(), QStringLiteral("role=db"));
    QCOMPARE(night.texts(), words("~zone=eu-1b role=db"));
    // More is written beside it; the other one is muted as well.
    night.field().setText(QStringLiteral("role=db web"));
    QCOMPARE(night.texts(), words("~zone=eu-1b role=db web"));
    QTest::mouseClick(night.chips().at(1), Qt::MiddleButton, {}, QPoint(10, 8));
    QTest::mouseClick(night.chips().at(2), Qt::MiddleButton, {}, QPoint(10, 8));
    QVERIFY(night.field().text().isEmpty());
    QCOMPARE(night.model().rowCount(), 40);
    QCOMPARE(night.texts(), words("~zone=eu-1b ~role=db ~web"));
    QTest::mouseClick(night.chips().at(0), Qt::LeftButton, {}, QPoint(10, 8));
    QCOMPARE(night.field().text(), QStringLiteral("zone=eu-1b"));
}

void TstFilterBar::clearingTheFieldClearsWhatIsMuted()
{
    Night night;
    night.field().setText(QStringLiteral("zone=eu-1b role=db"));
    QTest::mouseClick(night.chips().at(0), Qt::MiddleButton, {}, QPoint(10, 8));
    night.field().clear();
    QVERIFY(night.texts().isEmpty());
}

void TstFilterBar::chipsHaveKeys()
{
    Night night;
    night.field().setText(QStringLiteral("zone=eu-1b role=db"));
    auto* chip = night.chips().at(0);
    // From the field over the saved filters to the chips, in the order in which they are seen.
    night.field().setFocus();
    QTest::keyClick(&night.field(), Qt::Key_Tab);
    QVERIFY(night.saved().hasFocus());
    QTest::keyClick(&night.saved(), Qt::Key_Tab);
    QVERIFY(chip->hasFocus());
    QTest::keyClick(chip, Qt::Key_Tab);
    QVERIFY(night.chips().at(1)->hasFocus());
    QTest::keyClick(night.chips().at(1), Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(chip->hasFocus());
    QVERIFY(chip->accessibleName().contains(QStringLiteral("zone=eu-1b")));
    QTest::keyClick(chip, Qt::Key_Space);
    QCOMPARE(night.field().text(), QStringLiteral("zone!=eu-1b role=db"));
    QTest::keyClick(night.chips().at(0), Qt::Key_M);
    QCOMPARE(night.texts(), words("~zone!=eu-1b role=db"));
    QTest::keyClick(night.chips().at(0), Qt::Key_Delete);
    QCOMPARE(night.texts(), words("role=db"));
}

void TstFilterBar::chipsWithoutRoomGoIntoAList()
{
    Night night;
    QStringList parts;
    for (int part = 0; part < 30; ++part)
        parts.append(QStringLiteral("name!=quite-a-long-name-%1").arg(part));
    night.field().setText(parts.join(QLatin1Char(' ')));
    auto* more = night.find<QToolButton>("moreChips");
    QVERIFY(more->isVisible());
    int hidden = 0;
    const auto* row = night.find<widgets::FilterChips>("filterChips");
    for (const auto* chip : night.chips()) {
        if (!chip->isVisible()) {
            ++hidden;
            continue;
        }
        QVERIFY(chip->geometry().right() < more->x());
    }
    QVERIFY(more->geometry().right() <= row->width());
    QCOMPARE(more->text(), QStringLiteral("+%1").arg(hidden));
    Q_EMIT more->menu()->aboutToShow();
    QCOMPARE(more->menu()->actions().size(), hidden);
    more->menu()->actions().last()->menu()->actions().last()->trigger();
    QCOMPARE(night.chips().size(), 29);
    night.field().setText(QStringLiteral("web"));
    QVERIFY(!more->isVisible());
}

void TstFilterBar::tableStaysWhereItIs()
{
    Night night;
    const auto place = night.table().geometry();
    night.field().setText(QStringLiteral("zone=eu-1b role=db"));
    QCoreApplication::processEvents();
    QCOMPARE(night.table().geometry(), place);
    auto batch = test::batchOf(
        {test::row({.id = 90, .name = "aaa", .tags = {{"role", "db"}, {"zone", "eu-1b"}}})});
    night.publish(batch);
    QVERIFY(night.find<QPushButton>("resortChip")->isVisible());
    QCOMPARE(night.table().geometry(), place);
}

void TstFilterBar::filtersAreSavedRenamedAndDeleted()
{
    Night night;
    night.saved().setFilters({{QStringLiteral("old one"), QStringLiteral("role=web")}});
    QSignalSpy changed(&night.saved(), &widgets::SavedFilters::filtersChanged);
    night.field().setText(QStringLiteral("zone=eu-1b not left"));
    night.preset(QStringLiteral("Save this filter …"))->trigger();
    auto* table = night.find<QTableWidget>("savedFiltersTable");
    QCOMPARE(table->rowCount(), 2);
    auto* dialog = night.find<widgets::SavedFiltersDialog>("savedFiltersDialog");
    auto* save = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    QVERIFY(!save->isEnabled());
    table->item(1, 0)->setText(QStringLiteral("my zone & more"));
    QVERIFY(save->isEnabled());
    table->item(0, 0)->setText(QStringLiteral("web only"));
    save->click();
    QCOMPARE(changed.size(), 1);
    const QList<models::SavedFilter> wanted{
        {QStringLiteral("web only"), QStringLiteral("role=web")},
        {QStringLiteral("my zone & more"), QStringLiteral("zone=eu-1b not left")}};
    QVERIFY(night.saved().filters() == wanted);
    night.preset(QStringLiteral("web only"))->trigger();
    QCOMPARE(night.field().text(), QStringLiteral("role=web"));
    night.preset(QStringLiteral("my zone && more"))->trigger();
    QCOMPARE(night.field().text(), QStringLiteral("zone=eu-1b not left"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    night.preset(QStringLiteral("Rename and delete …"))->trigger();
    table = night.find<QTableWidget>("savedFiltersTable");
    table->setCurrentCell(0, 0);
    night.find<QPushButton>("deleteFilter")->click();
    night.find<widgets::SavedFiltersDialog>("savedFiltersDialog")->accept();
    QCOMPARE(night.saved().filters().size(), 1);
}

void TstFilterBar::aFilterWithoutANameIsNotSaved()
{
    Night night;
    widgets::SavedFiltersDialog dialog({{QStringLiteral("a"), QStringLiteral("web")}}, nullptr);
    auto* table = dialog.findChild<QTableWidget*>();
    auto* save = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    QVERIFY(save->isEnabled());
    table->item(0, 1)->setText(QStringLiteral("rtt>soon"));
    QVERIFY(!save->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("savedFiltersMistake"))
                ->text()
                .startsWith(QStringLiteral("Character ")));
    QVERIFY(dialog.filters().isEmpty());
}

void TstFilterBar::savedFiltersAreBounded()
{
    Night night;
    QList<models::SavedFilter> many;
    for (int number = 0; number < 200; ++number)
        many.append({QString::number(number), QStringLiteral("web")});
    night.saved().setFilters(many);
    QCOMPARE(night.saved().filters().size(), models::kSavedFiltersMost);
    night.field().setText(QStringLiteral("web"));
    QVERIFY(!night.preset(QStringLiteral("Save this filter …"))->isEnabled());
}

void TstFilterBar::presetsAreAdded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rows");
    QTest::newRow("trouble") << QStringLiteral("Failed or suspect") << 4;
    QTest::newRow("changed") << QStringLiteral("Changed in the last 10 min") << 3;
    QTest::newRow("flaps") << QStringLiteral("Flapped in the last hour") << 0;
    QTest::newRow("CAS-11") << QStringLiteral("a day") << 40;
}

void TstFilterBar::presetsAreAdded()
{
    QFETCH(QString, name);
    QFETCH(int, rows);
    Night night;
    auto* preset = night.preset(name);
    QVERIFY(preset != nullptr);
    preset->trigger();
    QVERIFY(!night.model().filterError());
    QCOMPARE(night.model().rowCount(), rows);
    QCOMPARE(night.texts().size(), 1);
}

void TstFilterBar::failedOfUnknownAgeIsNotHidden()
{
    // CAS-11: the failed may stay for 72 h, and who has looked long enough can do without them.
    using namespace std::chrono_literals;
    using link::MemberStatus;
    Night night;
    night.publish(test::batchOf(
        {test::row({.id = 1, .name = "old", .status = MemberStatus::Failed, .since = -30h}),
         test::row({.id = 2, .name = "fresh", .status = MemberStatus::Failed, .since = -2h}),
         test::row({.id = 3,
                    .name = "unknown",
                    .status = MemberStatus::Failed,
                    .since = -30h,
                    .firstLook = true}),
         test::row({.id = 4, .name = "up", .since = -30h})},
        true));
    night.preset(QStringLiteral("a day"))->trigger();
    QStringList left;
    for (int row = 0; row < night.model().rowCount(); ++row)
        left.append(QString::fromStdString(night.model().rowAt(row)->facts->name));
    QVERIFY(!left.contains(QStringLiteral("old")));
    QVERIFY(left.contains(QStringLiteral("fresh")));
    QVERIFY(left.contains(QStringLiteral("unknown")));
    QVERIFY(left.contains(QStringLiteral("up")));
}

QTEST_MAIN(TstFilterBar)
#include "tst_filter_bar.moc"
