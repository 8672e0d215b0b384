#include <QAbstractItemView>
#include <QFile>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QTest>
#include <QXmlStreamReader>

#include "core/filter/expression.h"
#include "tests/ui/window_bench.h"
#include "ui/models/filter_mistake.h"
#include "ui/models/filter_words.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/names_field.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using test::WindowBench;

namespace {

QStringList texts(const std::vector<models::FilterWord>& words)
{
    QStringList out;
    for (const auto& word : words)
        out << word.text;
    return out;
}

} // namespace

/// The filter's line as a person writes in it.
class TstFilterField final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keysWriteAWholeFilter();
    void dearWordsComeAfterTheRowsAndNotAfterReturn();
    void escapeClosesTheListFirst();
    void escapeClosesAListOfNamesFirst();
    void aMistakeIsToldAndTheLastResultStays();
    void wordsAreWhatMembersHave();
    void everyMistakeIsTranslated_data();
    void everyMistakeIsTranslated();

private:
    QHash<QString, QString> m_german; ///< Of core/filter's sentences.
};

void TstFilterField::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
    QFile file(QStringLiteral(GRAPEVINE_SOURCE_DIR "/translations/grapevine_de.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation") &&
                 context == QLatin1String("FilterMistake"))
            m_german.insert(source, xml.readElementText());
    }
    QVERIFY(!xml.hasError());
}

void TstFilterField::keysWriteAWholeFilter()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    QTest::keyClick(&bench.table(), Qt::Key_F, Qt::ControlModifier);
    auto* field = bench.find<QLineEdit>("filterField");
    auto* list = bench.window.findChild<QAbstractItemView*>(QStringLiteral("filterWords"));
    QTest::keyClicks(field, QStringLiteral("zo"));
    list = qApp->activePopupWidget() ? qobject_cast<QAbstractItemView*>(qApp->activePopupWidget())
                                     : list;
    QVERIFY(list != nullptr);
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("zone="));
    QVERIFY(list->model()->index(0, 1).data().toString().contains(QStringLiteral("member")));
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("zone="));
    // Its values follow at once.
    QTRY_VERIFY(list->isVisible());
    QTest::keyClick(list, Qt::Key_Down);
    const auto value = list->currentIndex().siblingAtColumn(0).data().toString();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("zone=") + value);
    QVERIFY(bench.model().rowCount() > 0);
    QVERIFY(bench.model().rowCount() < 40);
    for (int row = 0; row < bench.model().rowCount(); ++row) {
        const auto member = bench.model().rowAt(row);
        QVERIFY(std::any_of(member->facts->tags.begin(), member->facts->tags.end(),
                            [&](const auto& tag) {
                                return tag.first == "zone" && tag.second == value.toStdString();
                            }));
    }
}

void TstFilterField::dearWordsComeAfterTheRowsAndNotAfterReturn()
{
    widgets::FilterField field;
    int asked = 0;
    field.setWords([&asked](const filter::Completion&) {
        ++asked;
        return std::vector<models::FilterWord>{{QStringLiteral("zone="), QString()}};
    });
    bool dear = false;
    field.setWordsAreDear([&dear] { return dear; });
    field.show();
    QTest::keyClicks(&field, QStringLiteral("z"));
    QCOMPARE(asked, 1);
    QTest::keyClick(&field, Qt::Key_Backspace);
    asked = 0;
    dear = true;
    QTest::keyClicks(&field, QStringLiteral("zo"));
    QCOMPARE(asked, 0);
    QTRY_COMPARE(asked, 1); // Once for both letters.
    QTest::keyClicks(&field, QStringLiteral("n"));
    QTest::keyClick(&field, Qt::Key_Return);
    QTest::qWait(100);
    QCOMPARE(asked, 1);
}

void TstFilterField::escapeClosesTheListFirst()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    QTest::keyClick(&bench.table(), Qt::Key_Slash);
    auto* field = bench.find<QLineEdit>("filterField");
    QTest::keyClicks(field, QStringLiteral("stat"));
    QWidget* list = nullptr;
    QTRY_VERIFY((list = qApp->activePopupWidget()) != nullptr);
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_VERIFY(!list->isVisible());
    QCOMPARE(field->text(), QStringLiteral("stat"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
}

void TstFilterField::escapeClosesAListOfNamesFirst()
{
    QWidget window;
    widgets::NamesField field(QStringLiteral("names"), widgets::NamesField::Holds::Several,
                              &window);
    int escapes = 0;
    QShortcut shortcut(QKeySequence(Qt::Key_Escape), &window);
    shortcut.setContext(Qt::WidgetWithChildrenShortcut);
    connect(&shortcut, &QShortcut::activated, this, [&] { ++escapes; });
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field.setFocus();
    field.setNames({QStringLiteral("alpha"), QStringLiteral("altona")});
    QTest::keyClicks(&field, QStringLiteral("al"));
    QWidget* list = nullptr;
    QTRY_VERIFY((list = qApp->activePopupWidget()) != nullptr);
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_VERIFY(!list->isVisible());
    QCOMPARE(escapes, 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(escapes, 1);
}

void TstFilterField::aMistakeIsToldAndTheLastResultStays()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    auto* field = bench.find<widgets::FilterField>("filterField");
    field->setText(QStringLiteral("zone=eu-1b"));
    const int rows = bench.model().rowCount();
    QVERIFY(rows > 0 && rows < 40);
    const auto place = bench.table().geometry();
    field->setText(QStringLiteral("zone=eu-1b rtt>soon"));
    QCOMPARE(bench.model().rowCount(), rows);
    // It may be on its way to being right: what stands at the cursor is told after a pause.
    QVERIFY(bench.window.findChild<QLabel*>(QStringLiteral("filterMistake")) == nullptr);
    QTRY_VERIFY(bench.window.findChild<QLabel*>(QStringLiteral("filterMistake")) != nullptr);
    const auto* hint = bench.find<QLabel>("filterMistake");
    QVERIFY(hint->isVisible());
    QCOMPARE(hint->text(),
             QStringLiteral("Character 16: this is no duration: 20ms, 8s, 10m, 2h, 3d are"));
    QCOMPARE(bench.table().geometry(), place);
    field->setText(QStringLiteral("zone=eu-1b rtt>1h"));
    QVERIFY(!hint->isVisible());
    QCOMPARE(bench.model().rowCount(), 0);
    field->setText(QStringLiteral("rtt>soon zone=eu-1b"));
    QVERIFY(hint->isVisible());
    field->clear();
    QCOMPARE(bench.model().rowCount(), 40);
}

void TstFilterField::wordsAreWhatMembersHave()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    const auto& members = bench.model().members();
    const auto at = [&](const char* text) {
        return texts(models::filterWords(filter::completionAt(text, qstrlen(text)), members));
    };
    QVERIFY(at("").isEmpty());
    QCOMPARE(at("fai"), QStringList{QStringLiteral("failed")});
    QVERIFY(at("status:").contains(QStringLiteral("alive")));
    QVERIFY(at("zone=").contains(QStringLiteral("eu-1b")));
    QVERIFY(at("zone=eu-1b").isEmpty());
    QVERIFY(at("nothing-like-it").isEmpty());
    QVERIFY(at("payl").isEmpty());
}

void TstFilterField::everyMistakeIsTranslated_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"\"", ")", "((a", "=c", "a or", "or a", "\"\"", "zone=", "tag.=c",
                             "name~(", "status:gone", "rtt~5", "flaps>3/", "rtt>soon", "port=x"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("long") << QString(5000, QLatin1Char('a'));
    QTest::newRow("deep") << QString(100, QLatin1Char('(')) + QStringLiteral("a");
}

void TstFilterField::everyMistakeIsTranslated()
{
    QFETCH(QString, text);
    const auto refused = filter::Expression::parse(text.toStdString());
    QVERIFY(!refused);
    const auto english = QString::fromStdString(refused.error().reason);
    const auto german = m_german.value(english);
    QVERIFY2(!german.isEmpty() && german != english, qPrintable(english));
    const auto told = models::filterMistake(refused.error(), text);
    QVERIFY(told.startsWith(QStringLiteral("Character ")));
    QVERIFY(told.contains(english));
}

QTEST_MAIN(TstFilterField)
#include "tst_filter_field.moc"
