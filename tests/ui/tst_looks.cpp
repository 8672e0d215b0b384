#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QScreen>
#include <QTest>

#include <algorithm>

#include "tests/ui/looks/fit.h"
#include "tests/ui/looks/languages.h"
#include "tests/ui/looks/painted_text.h"
#include "tests/ui/looks/window_states.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using test::WindowBench;

/// Every place and state in both themes, in English, German and a language written from right to
/// left: nothing is cut, covered or out of reach. ctest runs it at 100 and at 200 %. Set
/// GRAPEVINE_PICTURES to a folder to look at what is judged here.
class TstLooks final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateFits_data();
    void everyStateFits();
    void everyControlIsReachedByTab_data();
    void everyControlIsReachedByTab();
};

namespace {

/// What a person sees of a screen with 1280 by 720 points, less the window's own frame.
constexpr QSize kSmallScreen{1280, 690};

void keepPicture(WindowBench& bench, const QString& name)
{
    const auto folder = qEnvironmentVariable("GRAPEVINE_PICTURES");
    if (folder.isEmpty()) return;
    QPixmap picture = bench.window.grab();
    QPainter painter(&picture);
    for (auto* window : test::openWindows()) {
        if (window == &bench.window) continue;
        painter.drawPixmap(window->pos() - bench.window.pos(), window->grab());
    }
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

} // namespace

void TstLooks::everyStateFits_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    for (const auto& state : test::windowStates()) {
        for (const char* language : {"en", "de", "pseudo"}) {
            QTest::addRow("%s-%s", qPrintable(state), language)
                << state << QString::fromLatin1(language);
        }
    }
}

void TstLooks::everyStateFits()
{
    using widgets::ThemeChoice;
    QFETCH(QString, state);
    QFETCH(QString, language);
    widgets::applyTheme(ThemeChoice::Light);
    const test::Speaking speaking(language);
    WindowBench bench;
    test::reach(bench, state);
    // Layouts and lists settle in turns.
    for (int turn = 0; turn < 4; ++turn)
        QCoreApplication::processEvents();
    // A brush waits for the hand to rest.
    if (state == QStringLiteral("timeline-brush")) QTest::qWait(100);
    QStringList found;
    const auto windows = test::openWindows();
    std::vector<std::vector<test::PaintedText>> inLight;
    for (auto* window : windows) {
        // The screen that is pretended here is narrower than any: some menus are cut by it.
        const bool isTooWide = window->inherits("QMenu") &&
                               window->width() >= window->screen()->availableGeometry().width();
        if (!isTooWide) found += test::misfits(*window);
        inLight.push_back(test::paintedText(*window));
        const QSize least = window->minimumSizeHint();
        if (least.width() <= kSmallScreen.width() && least.height() <= kSmallScreen.height())
            continue;
        found.append(QStringLiteral("needs %1 x %2").arg(least.width()).arg(least.height()));
    }
    keepPicture(bench, QStringList{state, language, QStringLiteral("light")}.join(u'-'));
    // The other theme changes colours and nothing else.
    widgets::applyTheme(ThemeChoice::Dark);
    QCoreApplication::processEvents();
    keepPicture(bench, QStringList{state, language, QStringLiteral("dark")}.join(u'-'));
    for (qsizetype at = 0; at < windows.size(); ++at) {
        const auto dark = test::paintedText(*windows[at]);
        const auto& light = inLight[static_cast<std::size_t>(at)];
        const auto moved = std::mismatch(dark.begin(), dark.end(), light.begin(), light.end());
        if (moved.first == dark.end() && moved.second == light.end()) continue;
        const auto& text = moved.first == dark.end() ? *moved.second : *moved.first;
        found.append(QStringLiteral("the dark theme moves \"%1\"").arg(text.text));
    }
    QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

void TstLooks::everyControlIsReachedByTab_data()
{
    QTest::addColumn<QString>("state");
    // Tab goes the same way on every screen.
    const auto states = test::windowStates();
    for (const auto& state : qApp->devicePixelRatio() > 1 ? states.first(1) : states)
        QTest::addRow("%s", qPrintable(state)) << state;
}

void TstLooks::everyControlIsReachedByTab()
{
    QFETCH(QString, state);
    const test::Speaking speaking(QStringLiteral("en"));
    WindowBench bench;
    test::reach(bench, state);
    for (auto* window : test::openWindows()) {
        if (window->inherits("QMenu") || window->isHidden()) continue;
        const auto missed = test::unreachedByTab(*window);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
    }
}

QTEST_MAIN(TstLooks)
#include "tst_looks.moc"
