#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/models/query_story.h"
#include "tests/models/timeline_story.h"
#include "tests/ui/looks/languages.h"
#include "tests/ui/settings_bench.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/act_spec.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/coach_guide.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/start_page.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/window_docks.h"

using namespace grapevine;
using test::SettingsBench;
using widgets::PlaceId;

/// Another language while the window is open: every word follows, and no cluster is left for it.
class TstLanguage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordFollowsAndComesBack();
    void noClusterIsLeftForIt();
    void whatThePersonChoseStays();
    void whatWasAskedStaysAndIsAnswered();
    void walkGoesOnWhereItWas();
    void theOtherWindowAndAllTogetherFollow();
    void startPageFollows();
    void datesAndNumbersFollow();
    void oftenAndFast();
    void choiceIsASetting();
};

namespace {

gui::Language::Catalogues fromSources(const QLocale& locale)
{
    gui::Language::Catalogues all;
    all.push_back(std::make_unique<test::CatalogueTranslator>(
        locale.language() == QLocale::German ? QStringLiteral("de") : QStringLiteral("en")));
    return all;
}

/// Sources whose German is another text.
QSet<QString> englishOnly()
{
    QFile file(QStringLiteral(GRAPEVINE_SOURCE_DIR "/translations/grapevine_de.ts"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no catalogue");
    QXmlStreamReader xml(&file);
    QSet<QString> all;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() == QLatin1String("translation")) {
            const auto text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            if (!text.isEmpty() && text != source) all.insert(source);
        }
    }
    return all;
}

/// Ages and rates move on by themselves.
QString still(QString text)
{
    static const QRegularExpression number(QStringLiteral("[0-9][0-9.,:]*"));
    return text.replace(number, QStringLiteral("#"));
}

QString pathOf(const QWidget* widget)
{
    QStringList path;
    for (; widget != nullptr; widget = widget->parentWidget())
        path.prepend(widget->objectName().isEmpty()
                         ? QLatin1String(widget->metaObject()->className())
                         : widget->objectName());
    return path.join(QLatin1Char('/'));
}

using Texts = QMap<QString, QString>;

void addModel(const QAbstractItemView& view, const QString& path, Texts& texts)
{
    const auto* model = view.model();
    if (model == nullptr) return;
    for (int column = 0; column < qMin(model->columnCount(), 30); ++column) {
        texts[QStringLiteral("%1|head %2").arg(path).arg(column)] =
            model->headerData(column, Qt::Horizontal).toString() + QLatin1Char('|') +
            model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        for (int row = 0; row < qMin(model->rowCount(), 12); ++row) {
            const auto index = model->index(row, column);
            texts[QStringLiteral("%1|%2,%3").arg(path).arg(row).arg(column)] =
                still(index.data().toString() + QLatin1Char('|') +
                      index.data(Qt::ToolTipRole).toString() + QLatin1Char('|') +
                      index.data(Qt::AccessibleTextRole).toString());
        }
    }
}

/// All that a person can come to read in the window: what widgets say, their hints and names, the
/// cells of lists, the lines of menus; by where it stands.
void addTexts(QWidget& window, const QString& where, Texts& texts)
{
    QMap<QString, int> seen;
    texts[where + QStringLiteral("title")] = window.windowTitle();
    for (const auto* widget : window.findChildren<QWidget*>()) {
        const bool isMenu = qobject_cast<const QMenu*>(widget) != nullptr;
        if (!isMenu && !widget->isVisible()) continue;
        QString path = where + pathOf(widget);
        const int twin = seen[path]++;
        if (twin > 0) path += QStringLiteral("#%1").arg(twin);
        const auto add = [&](const char* what, const QString& text) {
            if (!text.isEmpty()) texts[path + QLatin1Char('|') + QLatin1String(what)] = still(text);
        };
        for (const char* property : {"text", "title", "placeholderText", "toolTip",
                                     "accessibleName", "accessibleDescription", "windowTitle"}) {
            // What the person wrote is nobody's to translate.
            if (widget->inherits("QLineEdit") && qstrcmp(property, "text") == 0) continue;
            add(property, widget->property(property).toString());
        }
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget))
            addModel(*view, path, texts);
        if (const auto* menu = qobject_cast<const QMenu*>(widget)) {
            for (const auto* action : menu->actions())
                add(qPrintable(QStringLiteral("action ") + action->objectName()), action->text());
        }
    }
}

/// On the settings page, which stands open before and after, and in every place.
Texts textsOf(SettingsBench& bench)
{
    Texts texts;
    auto& window = bench.first();
    addTexts(window, QStringLiteral("settings: "), texts);
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    const auto before = window.place();
    for (const auto place : widgets::kAllPlaces) {
        window.goTo(place);
        QTest::qWait(50);
        addTexts(window, widgets::placeActId(place) + QStringLiteral(": "), texts);
    }
    window.goTo(before);
    bench.open();
    return texts;
}

QString joined(const QStringList& lines)
{
    return QLatin1Char('\n') + lines.mid(0, 60).join(QLatin1Char('\n'));
}

/// What differs between two windows, one line each.
QStringList differences(const Texts& found, const Texts& wanted)
{
    QStringList lines;
    for (auto at = wanted.begin(); at != wanted.end(); ++at) {
        const auto text = found.value(at.key(), QStringLiteral("(nothing)"));
        if (text != at.value())
            lines.append(
                QStringLiteral("%1: “%2” instead of “%3”").arg(at.key(), text, at.value()));
    }
    for (auto at = found.begin(); at != found.end(); ++at) {
        if (!wanted.contains(at.key()))
            lines.append(QStringLiteral("%1: “%2” is too much").arg(at.key(), at.value()));
    }
    return lines;
}

/// A demo at work, on Members, with the settings open.
void reach(SettingsBench& bench)
{
    bench.workspace->showDemo(bench.first(), 24);
    QTRY_VERIFY(bench.first().membersPlace().model().rowCount() > 20);
    bench.launcher.link->publish(test::batchOf(test::nightStory()));
    bench.first().goTo(PlaceId::Members);
    bench.settle();
    bench.open();
    QTest::qWait(1200); // The first tick is told everywhere.
}

void speak(SettingsBench& bench, const char* button)
{
    bench.click(button);
    QCoreApplication::processEvents();
    QTest::qWait(1200);
}

} // namespace

void TstLanguage::everyWordFollowsAndComesBack()
{
    Texts english;
    Texts german;
    for (auto* wanted : {&english, &german}) {
        SettingsBench fresh(fromSources);
        fresh.settings.language = wanted == &german ? "de" : "en";
        fresh.language.speak(gui::languageNamed(fresh.settings.language));
        fresh.workspace->renew();
        reach(fresh);
        *wanted = textsOf(fresh);
    }
    QVERIFY(english.size() > 500);
    QVERIFY(differences(english, german).size() > 300);

    SettingsBench bench(fromSources);
    bench.settings.language = "en";
    bench.language.speak(widgets::LanguageChoice::English);
    reach(bench);
    bench.first().setGeometry(20, 30, 1111, 705);
    const auto geometry = bench.first().geometry();
    for (int round = 0; round < 2; ++round) {
        speak(bench, "languageChoiceGerman");
        QVERIFY(bench.first().showsSettings());
        QVERIFY(bench.on("languageChoiceGerman")->isChecked());
        const auto now = textsOf(bench);
        auto differs = differences(now, german);
        QVERIFY2(differs.isEmpty(), qPrintable(joined(differs)));
        QStringList left;
        const auto foreign = englishOnly();
        for (auto at = now.begin(); at != now.end(); ++at) {
            if (foreign.contains(at.value()) && !german.values().contains(at.value()))
                left.append(at.key() + QStringLiteral(": ") + at.value());
        }
        QVERIFY2(left.isEmpty(), qPrintable(joined(left)));
        speak(bench, "languageChoiceEnglish");
        differs = differences(textsOf(bench), english);
        QVERIFY2(differs.isEmpty(), qPrintable(joined(differs)));
    }
    QCOMPARE(bench.first().geometry(), geometry);
}

void TstLanguage::noClusterIsLeftForIt()
{
    SettingsBench bench(fromSources);
    bench.observe(1);
    auto& desk = *bench.workspace->desks().front();
    auto* session = desk.keeper().session();
    const auto rows = bench.first().membersPlace().model().rowCount();
    QVERIFY(rows > 30);
    bench.open();
    QSignalSpy changed(&desk, &gui::ClusterDesk::sessionChanged);
    QSignalSpy left(session, &bridge::ClusterSession::leavingStarted);
    speak(bench, "languageChoiceGerman");
    QCOMPARE(desk.keeper().session(), session);
    QCOMPARE(&desk.view(), &bench.first().view());
    QCOMPARE(bench.first().view().session(), session);
    QCOMPARE(bench.launcher.plans.size(), std::size_t{1});
    QCOMPARE(changed.count() + left.count(), 0);
    QCOMPARE(bench.first().membersPlace().model().rowCount(), rows);
    // What the link tells from now on arrives, once.
    auto newcomer = test::row({.id = 900, .name = "late-1"});
    auto moved = std::make_shared<link::MemberRow>(*newcomer);
    moved->key.cluster = ClusterId{bench.launcher.clusters};
    auto batch = test::batchOf({moved});
    batch.cluster = moved->key.cluster;
    bench.launcher.link->publish(batch);
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), rows + 1);
    // The view does what the old one did: it leaves by its desk.
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Escape);
    QVERIFY(bench.first().showsView());
    bench.first().view().leave();
    QTRY_VERIFY(bench.workspace->desks().empty());
}

void TstLanguage::whatThePersonChoseStays()
{
    SettingsBench bench(fromSources);
    bench.look(1);
    auto* window = &bench.first();
    window->membersPlace().filterField().setText(QStringLiteral("role=db"));
    window->servicesPlace().filterField().setText(QStringLiteral("web"));
    window->askPlace().form().setDraft({.name = QStringLiteral("uptime")});
    window->goTo(PlaceId::Members);
    auto& table = window->membersPlace().table();
    table.setFocus();
    table.setCurrentIndex(window->membersPlace().model().index(1, 0));
    const auto chosen = window->membersPlace().model().keyAt(1);
    QVERIFY(chosen.has_value());
    window->docks().inspect(*chosen);
    const auto rows = window->membersPlace().model().rowCount();
    bench.open();
    bench.seek(QStringLiteral("e"));
    speak(bench, "languageChoiceGerman");
    QCOMPARE(bench.on<QLineEdit>("settingsSearch")->text(), QStringLiteral("e"));
    QCOMPARE(window->focusWidget()->objectName(), QStringLiteral("languageChoiceGerman"));
    bench.seek({});
    QTest::keyClick(window->focusWidget(), Qt::Key_Escape);
    QCOMPARE(window->place(), PlaceId::Members);
    auto& members = window->membersPlace();
    QCOMPARE(members.filterField().text(), QStringLiteral("role=db"));
    QCOMPARE(members.model().rowCount(), rows);
    QCOMPARE(members.model().keyAt(members.table().currentIndex().row()), chosen);
    QCOMPARE(window->docks().inspector().member(), chosen);
    QVERIFY(window->docks().isInspectorShown());
    QCOMPARE(window->servicesPlace().filterField().text(), QStringLiteral("web"));
    QCOMPARE(window->askPlace().form().draft().name, QStringLiteral("uptime"));
}

void TstLanguage::whatWasAskedStaysAndIsAnswered()
{
    SettingsBench bench(fromSources);
    bench.observe(1);
    auto status = test::observerStatus();
    status.sendLocked = false;
    bench.launcher.link->setStatus(status);
    bench.launcher.link->setCapabilities(test::observerCapabilities());
    bench.launcher.link->publish({});
    auto* window = &bench.first();
    QTRY_COMPARE(window->askPlace().gate(), models::SendGate::Open);
    window->goTo(PlaceId::Ask);
    const auto number = window->askPlace().ask(QStringLiteral("version"));
    QVERIFY(number > 0);
    const link::CommandId command{bench.launcher.link->commands().size()};
    bench.open();
    speak(bench, "languageChoiceGerman");
    const auto& history = window->askPlace().history();
    QCOMPARE(history.rowCount(), 1);
    QVERIFY(history.run(number) != nullptr);
    QCOMPARE(history.run(number)->stage(), models::AskRun::Stage::Submitted);
    // The link says only now what it made of it.
    bench.launcher.link->publish(test::outcomeOf(command));
    QTRY_COMPARE(history.run(number)->stage(), models::AskRun::Stage::Open);
}

void TstLanguage::walkGoesOnWhereItWas()
{
    SettingsBench bench(fromSources);
    bench.workspace->setPrepareView([](widgets::ClusterView& view) { view.setWalksDemo(true); });
    bench.workspace->showDemo(bench.first(), 24);
    auto* window = &bench.first();
    QTRY_VERIFY(window->view().guide().isOn());
    bench.open();
    speak(bench, "languageChoiceGerman");
    QVERIFY(window->view().guide().isOn());
    QTest::keyClick(window->focusWidget(), Qt::Key_Escape);
    auto* bar = window->view().findChild<QWidget*>(QStringLiteral("coachBar"));
    QVERIFY(bar->isVisible());
    const auto words = window->view().guide().coach().words();
    QVERIFY(!words.isEmpty());
    QVERIFY2(words.startsWith(QStringLiteral("Taste 1: ")), qPrintable(words));
}

void TstLanguage::theOtherWindowAndAllTogetherFollow()
{
    SettingsBench bench(fromSources);
    bench.look(1);
    bench.openSecond();
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    QTRY_VERIFY(bench.first().membersPlace().model().rowCount() > 70);
    bench.first().goTo(PlaceId::Members);
    bench.second().goTo(PlaceId::Timeline);
    bench.settle();
    const int all = bench.first().membersPlace().model().rowCount();
    const int mirrored = bench.second().membersPlace().model().rowCount();
    bench.first().activateWindow();
    bench.open();
    speak(bench, "languageChoiceGerman");
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), all);
    QCOMPARE(SettingsBench::title(bench.first()), QStringLiteral("Alle Cluster"));
    QCOMPARE(bench.first().place(), PlaceId::Members);
    QTRY_COMPARE(bench.second().membersPlace().model().rowCount(), mirrored);
    QCOMPARE(bench.second().place(), PlaceId::Timeline);
    QVERIFY(bench.second().showsView());
    QCOMPARE(bench.workspace->desks().size(), std::size_t{2});
    QCOMPARE(bench.launcher.plans.size(), std::size_t{2});
}

void TstLanguage::startPageFollows()
{
    SettingsBench bench(fromSources);
    auto& window = bench.first();
    window.startPage().setAddresses(QStringLiteral("10.0.0.1 10.0.0.2"));
    window.startPage().setLabel(QStringLiteral("eu"));
    const auto field = [&window](const char* name) {
        return window.startPage().findChild<QLineEdit*>(QString::fromLatin1(name));
    };
    const auto source = [&window] {
        return window.startPage().findChild<QComboBox*>(QStringLiteral("keySource"));
    };
    source()->setCurrentIndex(2);
    field("keyFile")->setText(QStringLiteral("/etc/serf/key"));
    field("bindField")->setText(QStringLiteral("10.0.0.9"));
    window.showInternalError(QStringLiteral("no such row: 40"));
    bench.open();
    speak(bench, "languageChoiceGerman");
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!window.showsView() && !window.showsSettings());
    QCOMPARE(window.startPage().addresses(), QStringLiteral("10.0.0.1 10.0.0.2"));
    QCOMPARE(field("labelField")->text(), QStringLiteral("eu"));
    QCOMPARE(source()->currentIndex(), 2);
    QCOMPARE(field("keyFile")->text(), QStringLiteral("/etc/serf/key"));
    QCOMPARE(field("bindField")->text(), QStringLiteral("10.0.0.9"));
    QVERIFY(field("keyFile")->isVisible());
    QCOMPARE(window.startPage().findChild<QLabel*>(QStringLiteral("lookTitle"))->text(),
             QStringLiteral("Einen Cluster ansehen"));
    const auto* bar = window.findChild<QLabel*>(QStringLiteral("internalErrorHeadline"));
    QVERIFY(bar->isVisible());
    QVERIFY(!bar->text().contains(QStringLiteral("went wrong")));
    // A typed key is not handed on; that it is to be typed is.
    source()->setCurrentIndex(3);
    field("keyField")->setText(QStringLiteral("c2VjcmV0"));
    bench.open();
    speak(bench, "languageChoiceEnglish");
    QCOMPARE(source()->currentIndex(), 3);
    QVERIFY(field("keyField")->text().isEmpty());
}

void TstLanguage::datesAndNumbersFollow()
{
    SettingsBench bench(fromSources);
    bench.open();
    bench.click("languageChoiceGerman");
    QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
    bench.click("languageChoiceEnglish");
    QCOMPARE(QLocale().decimalPoint(), QStringLiteral("."));
}

void TstLanguage::oftenAndFast()
{
    SettingsBench bench(fromSources);
    bench.look(1);
    bench.look(2);
    bench.openSecond();
    bench.open();
    for (int round = 0; round < 12; ++round)
        bench.click(round % 2 == 0 ? "languageChoiceGerman" : "languageChoiceEnglish");
    QCOMPARE(bench.workspace->desks().size(), std::size_t{2});
    QCOMPARE(bench.first().findChildren<widgets::SettingsPage*>().size(), 1);
    QVERIFY(bench.first().findChildren<widgets::ClusterView*>().size() <= 3);
    QTRY_COMPARE(bench.second().membersPlace().model().rowCount(),
                 bench.first().membersPlace().model().rowCount());
}

void TstLanguage::choiceIsASetting()
{
    using widgets::LanguageChoice;
    for (const auto choice :
         {LanguageChoice::System, LanguageChoice::English, LanguageChoice::German})
        QCOMPARE(gui::languageNamed(gui::nameOf(choice)), choice);
    QCOMPARE(gui::languageNamed("klingon"), LanguageChoice::System);
    SettingsBench bench(fromSources);
    bench.open();
    bench.click("languageChoiceGerman");
    QCOMPARE(bench.settings.language, std::string("de"));
    bench.click("languageRowDefault");
    QCOMPARE(bench.settings.language, std::string("system"));
}

QTEST_MAIN(TstLanguage)
#include "tst_language.moc"
