#include <QAbstractButton>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <stdexcept>
#include <thread>

#include "app/gui/guarded_application.h"
#include "app/gui/internal_errors.h"
#include "app/gui/program.h"
#include "core/base/log_ring.h"
#include "tests/ui/fake_launcher.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/message_bar.h"

using namespace grapevine;
using namespace std::chrono_literals;

namespace {

gui::InternalErrors& errors()
{
    static gui::InternalErrors all;
    return all;
}

/// Sixteen bytes in base64.
constexpr const char* kKey = "bWFueSBzZWNyZXRzISE8PQ==";

} // namespace

/// A mistake of ours is told in the window, once; the window goes on.
class TstInternalError final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatAWidgetThrowsBecomesABar();
    void theSameReasonIsToldOnce();
    void theNetworkThreadIsHeard();
    void escapeHidesTheBarAndGivesTheKeysBack();
    void diagnosticsHoldNoKey();
    void aFileThatCannotBeWrittenIsSaid();

private:
    static void throwInEventLoop(const std::string& what)
    {
        QTimer::singleShot(0, qApp, [what] { throw std::runtime_error(what); });
    }
    widgets::MainWindow& window() { return m_program->workspace().window(); }
    widgets::MessageBar& bar()
    {
        return *window().findChild<widgets::MessageBar*>(QStringLiteral("internalError"));
    }
    void press(const char* part)
    {
        window()
            .findChild<QAbstractButton*>(QStringLiteral("internalError") + QLatin1String(part))
            ->click();
    }
    /// What was saved where the person said.
    QJsonObject saved()
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        m_raw = file.readAll();
        return QJsonDocument::fromJson(m_raw).object();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<gui::Program> m_program;
    LogRing m_log;
    QString m_path;
    QByteArray m_raw;
};

void TstInternalError::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", m_home->path().toUtf8());
    gui::GuiOptions options;
    options.seeds = {{"10.0.3.17", 7946}};
    m_program = std::make_unique<gui::Program>(std::move(options),
                                               std::make_unique<test::FakeLauncher>(), Log{});
    m_path = m_home->filePath(QStringLiteral("diagnostics.json"));
    m_program->setChooseFile([this](QWidget*, const QString&) { return m_path; });
    m_program->tell(errors(), m_log);
    m_program->start();
    QTRY_VERIFY(window().membersPlace().cluster().has_value());
}

void TstInternalError::cleanup()
{
    m_program.reset();
    m_home.reset();
}

void TstInternalError::whatAWidgetThrowsBecomesABar()
{
    QVERIFY(!bar().isVisible());
    const auto* before = QApplication::focusWidget();
    throwInEventLoop("no such row: 40");
    QTRY_VERIFY(bar().isVisible());
    QVERIFY2(bar().text().contains(QStringLiteral("no such row: 40")), qPrintable(bar().text()));
    // Whoever was typing goes on typing, and no dialog stands in the way.
    QCOMPARE(QApplication::focusWidget(), before);
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    window().goTo(widgets::PlaceId::Members);
    auto& field = window().membersPlace().filterField();
    QTest::keyClicks(&field, QStringLiteral("db"));
    QCOMPARE(field.text(), QStringLiteral("db"));
}

void TstInternalError::theSameReasonIsToldOnce()
{
    throwInEventLoop("again and again");
    QTRY_VERIFY(bar().isVisible());
    press("Hide");
    QVERIFY(!bar().isVisible());
    const auto known = errors().entries().size();
    for (int time = 0; time < 3; ++time)
        throwInEventLoop("again and again");
    QTRY_COMPARE(errors().entries().back().times, std::uint64_t{4});
    QVERIFY(!bar().isVisible());
    QCOMPARE(errors().entries().size(), known);
    throwInEventLoop("another one");
    QTRY_VERIFY(bar().isVisible());
}

void TstInternalError::theNetworkThreadIsHeard()
{
    std::thread other(
        [] { errors().report(gui::InternalErrors::Where::Network, "row without facts"); });
    other.join();
    QTRY_VERIFY(bar().isVisible());
    QVERIFY(bar().text().contains(QStringLiteral("row without facts")));
    QCOMPARE(errors().entries().back().where, gui::InternalErrors::Where::Network);
}

void TstInternalError::escapeHidesTheBarAndGivesTheKeysBack()
{
    throwInEventLoop("to be hidden");
    QTRY_VERIFY(bar().isVisible());
    auto* button = window().findChild<QAbstractButton*>(QStringLiteral("internalErrorButton"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Escape);
    QTRY_VERIFY(!bar().isVisible());
    QVERIFY(window().view().isAncestorOf(window().focusWidget()));
}

void TstInternalError::diagnosticsHoldNoKey()
{
    m_log.put({1'795'144'265'000}, LogLevel::Warning, std::string("key ") + kKey + " did not fit");
    throwInEventLoop(std::string("cannot open ") + kKey);
    QTRY_VERIFY(bar().isVisible());
    QVERIFY(!bar().text().contains(QLatin1String(kKey)));
    press("Button");
    const auto all = saved();
    QVERIFY2(!m_raw.contains(kKey), m_raw.constData());
    QCOMPARE(all[QStringLiteral("program")][QStringLiteral("version")].toString(),
             QStringLiteral(GRAPEVINE_VERSION));
    QCOMPARE(all[QStringLiteral("program")][QStringLiteral("qt")].toString(),
             QString::fromLatin1(qVersion()));
    const auto links = all[QStringLiteral("links")].toArray();
    QCOMPARE(links.size(), 1);
    QCOMPARE(links[0][QStringLiteral("phase")].toString(), QStringLiteral("live"));
    QCOMPARE(links[0][QStringLiteral("mode")].toString(), QStringLiteral("peek"));
    const auto last = all[QStringLiteral("errors")].toArray().last();
    QCOMPARE(last[QStringLiteral("reason")].toString(), QStringLiteral("cannot open [redacted]"));
    const auto lines = all[QStringLiteral("log")].toArray();
    QCOMPARE(lines.last()[QStringLiteral("text")].toString(),
             QStringLiteral("key [redacted] did not fit"));
    // What the person typed as an address is in nothing but the log.
    QVERIFY2(!m_raw.contains("10.0.3.17"), m_raw.constData());
    QVERIFY(bar().text().contains(m_path));
}

void TstInternalError::aFileThatCannotBeWrittenIsSaid()
{
    throwInEventLoop("not to be kept");
    QTRY_VERIFY(bar().isVisible());
    m_path = m_home->filePath(QStringLiteral("nowhere/diagnostics.json"));
    press("Button");
    QVERIFY2(bar().text().contains(m_path), qPrintable(bar().text()));
    // A better place can be chosen at once.
    m_path = m_home->filePath(QStringLiteral("diagnostics.json"));
    press("Button");
    QVERIFY(!saved().isEmpty());
}

int main(int argc, char** argv)
{
    gui::GuardedApplication application(argc, argv, errors());
    TstInternalError test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_internal_error.moc"
