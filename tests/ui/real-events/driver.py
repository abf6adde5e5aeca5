# driver.py: drives the real program by accessible names and real input
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds widgets through AT-SPI and acts on them with key and pointer events of the X server.

Nothing is done through AT-SPI: it only says what is there and where. Every wait polls.
"""

import difflib
import os
import signal
import pathlib
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

POLL_S = 0.05
WAIT_S = 20

ROLE = Atspi.Role
# What a person can act on: each needs a name, and no other of its kind on the page may have it.
INTERACTIVE = {
    ROLE.CHECK_BOX, ROLE.COMBO_BOX, ROLE.ENTRY, ROLE.LINK, ROLE.LIST_ITEM, ROLE.MENU_ITEM,
    ROLE.PAGE_TAB, ROLE.PASSWORD_TEXT, ROLE.PUSH_BUTTON, ROLE.RADIO_BUTTON, ROLE.SLIDER,
    ROLE.SPIN_BUTTON, ROLE.TEXT, ROLE.TOGGLE_BUTTON,
}


class Failure(Exception):
    """What was waited for did not happen."""


def xdotool(*arguments):
    command = ["xdotool", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def box_of(window):
    """Left, top, width and height of an X window on the screen."""
    shell = xdotool("getwindowgeometry", "--shell", window).split()
    geometry = dict(line.split("=") for line in shell)
    return [int(geometry[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")]


def center_of(window):
    """Where on the screen the middle of an X window is."""
    left, top, width, height = box_of(window)
    return left + width // 2, top + height // 2


def settle():
    """Lets AT-SPI take in what the program told it."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def wait_until(what, function, seconds=WAIT_S):
    """The first true value of function; fails when there is none in time."""
    end = time.monotonic() + seconds
    while True:
        settle()
        try:
            value = function()
        except GLib.Error:  # A widget went away while it was looked at.
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s for {what}")
        time.sleep(POLL_S)


class Node:
    """A widget as AT-SPI knows it."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        return self.accessible.get_role()

    @property
    def extents(self):
        component = self.accessible.get_component_iface()
        return component.get_extents(Atspi.CoordType.WINDOW) if component else None

    @property
    def is_shown(self):
        """GTK 4.8 says nothing of what is on a hidden page but that it has no size."""
        extents = self.extents
        return bool(extents and extents.width > 0 and extents.height > 0
                    and self.has_state(Atspi.StateType.VISIBLE))

    @property
    def parent(self):
        accessible = self.accessible.get_parent()
        return Node(accessible) if accessible else None

    @property
    def is_inner(self):
        """The button in a menu button or a drop-down is the same control to a person."""
        parent = self.parent
        return bool(parent) and (parent.role == ROLE.COMBO_BOX
                                 or (parent.role == self.role and parent.name == self.name))

    @property
    def is_control(self):
        """Whether a person can act on it: not a row that only holds what can be acted on."""
        return (self.role in INTERACTIVE and not self.is_inner
                and (self.role != ROLE.LIST_ITEM or self.has_state(Atspi.StateType.FOCUSABLE)))

    @property
    def may_hold(self):
        """What has no size holds nothing that can be seen; what has no place at all may (a page)."""
        extents = self.extents
        return extents is None or (extents.width > 0 and extents.height > 0)

    @property
    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child:
                yield Node(child)

    @property
    def text(self):
        """The contents of a text; get_text(0, -1) answers nothing for some widgets."""
        text = self.accessible.get_text_iface()
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""

    @property
    def is_checked(self):
        return self.has_state(Atspi.StateType.CHECKED)

    def has_state(self, state):
        return self.accessible.get_state_set().contains(state)

    def walk(self, depth=60):
        """This node and all below it that can be seen, from the top."""
        yield self
        if depth == 0:
            return
        for child in self.children:
            if child.may_hold:
                yield from child.walk(depth - 1)

    def find(self, name, role=None):
        """The node with that name (a string, or a function of it) that can be seen, or None."""
        matches = name if callable(name) else name.__eq__
        for node in self.walk():
            if (role is None or node.role == role) and matches(node.name) and node.is_shown:
                return node
        return None


class Application(Node):
    """A program, with its windows below it.

    GTK 4.8 gives a window its place on the bus when it has nothing else to do; asked before, it
    says in a critical that there is none. So it is not asked while a window is new and GTK works.
    """

    def __init__(self, accessible, find_windows):
        super().__init__(accessible)
        self.find_windows = find_windows
        self.windows = set()

    def _is_asleep(self):
        status = pathlib.Path(f"/proc/{self.accessible.get_process_id()}/stat").read_text("utf-8")
        return status.rpartition(")")[2].split()[0] == "S"

    def _wait_for_rest(self):
        end = time.monotonic() + WAIT_S
        n_asleep = 0
        while n_asleep < 5 and time.monotonic() < end:
            time.sleep(POLL_S)
            n_asleep = n_asleep + 1 if self._is_asleep() else 0

    @property
    def children(self):
        windows = set(self.find_windows())
        if windows - self.windows:
            self._wait_for_rest()
        self.windows = windows
        yield from Node.children.fget(self)


class Program:
    """A running program and its window."""

    def __init__(self, command, title):
        Atspi.init()
        Atspi.set_timeout(5000, 5000)
        self.process = subprocess.Popen(command, stdout=sys.stderr)
        self.application = wait_until("the program on the accessibility bus",
                                      self._find_application)
        self._skip_without_places()
        self.title = title
        self.frame = wait_until("its window", self._find_frame)
        self.window = wait_until("its X window", self._find_window)
        xdotool("windowfocus", self.window)

    def _find_application(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid:
                return Application(application, self.find_windows)
        return None

    def _skip_without_places(self):
        """Ends the test where GTK tells places that nothing can be clicked by.

        From 4.14 on (seen to 4.18) it leaves the padding of what a widget is in out of its extents.
        """
        version = self.application.accessible.get_toolkit_version() or ""
        numbers = [int(part) for part in version.split(".")[:2] if part.isdigit()]
        if numbers >= [4, 14]:
            self.end()
            print(f"1..0 # SKIP GTK {version} does not tell where its widgets are", flush=True)
            sys.exit(0)

    def _find_frame(self):
        for child in self.application.children:
            if child.role == ROLE.FRAME and child.name == self.title:
                return child
        return None

    def find_windows(self, title=None):
        """The X windows of the program that can be seen, or those whose title matches: a menu has
        one of its own. The program itself is not asked."""
        search = subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid",
                                 str(self.process.pid)] + (["--name", title] if title else []),
                                capture_output=True, text=True, check=False)
        return search.stdout.split()

    def _find_window_of(self, menu):
        """The window around the menu: a tooltip has one too, but not of that size."""
        def differ(window):
            width, height = box_of(window)[2:]
            return abs(width - menu.extents.width) + abs(height - menu.extents.height)
        return min(set(self.find_windows()) - {self.window}, key=differ, default=None)

    def _find_window(self):
        windows = self.find_windows()
        return windows[-1] if windows else None

    def find(self, name, role=None, seconds=WAIT_S):
        """Waits for a widget that can be seen."""
        return wait_until(f"{name!r}", lambda: self.frame.find(name, role), seconds)

    def _settled_box(self, node):
        """The place of the widget when it stays there: cards of the board glide to theirs."""
        places = []

        def stays():
            box = node.extents
            places.append((box.x, box.y, box.width, box.height))
            return box if len(places) > 1 and places[-1] == places[-2] else None

        return wait_until("a widget to come to rest", stays)

    def point(self, node, across=0.5, down=0.5):
        """Where on the screen a place of the widget is."""
        box, frame = self._settled_box(node), self.frame.extents
        # The frame of AT-SPI is the X window without the shadow around it.
        x, y = center_of(self.window)
        return (x - frame.width // 2 - frame.x + box.x + int(box.width * across),
                y - frame.height // 2 - frame.y + box.y + int(box.height * down))

    def click(self, node, across=0.5, down=0.5, button=1):
        xdotool("mousemove", *self.point(node, across, down), "sleep", "0.1", "click", button)

    def click_menu_item(self, name):
        """Clicks an item of the menu that is open, which is in a window of its own."""
        item = self.find(name, ROLE.MENU_ITEM)
        box, menu = self._settled_box(item), item
        while menu.role != ROLE.MENU:
            menu = menu.parent
        x, y = center_of(wait_until("the window of the menu", lambda: self._find_window_of(menu)))
        xdotool("mousemove", x - menu.extents.width // 2 - menu.extents.x + box.x + box.width // 2,
                y - menu.extents.height // 2 - menu.extents.y + box.y + box.height // 2,
                "sleep", "0.1", "click", 1)

    def drag(self, start, end):
        """GTK wants to see the pointer move before it takes it for a drag."""
        (x1, y1), (x2, y2) = start, end
        steps = ["mousemove", x1, y1, "sleep", "0.1", "mousedown", "1", "sleep", "0.1"]
        for step in range(1, 13):
            steps += ["mousemove", x1 + (x2 - x1) * step // 12, y1 + (y2 - y1) * step // 12,
                      "sleep", "0.04"]
        xdotool(*steps, "sleep", "0.1", "mouseup", "1")

    def key(self, *keys):
        xdotool("key", "--delay", "30", *keys)

    def type(self, text):
        xdotool("type", "--delay", "15", text)

    def is_running(self):
        return self.process.poll() is None

    def end(self):
        """Asks the program to go, and waits for it."""
        if self.is_running():
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def name_faults(self):
        """Controls that can be seen and have no name, or the name of another."""
        faults, seen = [], {}
        for node in self.frame.walk():
            if not node.is_shown or not node.is_control:
                continue
            role = node.role
            if not node.name.strip():
                faults.append(f"no name: {describe(node)}")
            elif (role, node.name) in seen:
                faults.append(f"the name of another: {describe(node)}")
            seen[role, node.name] = node
        return faults


class SavedPlan:
    """What a file should hold once it is saved."""

    def __init__(self, program, path, text):
        self.program = program
        self.path = path
        self.expected = text

    def change(self, old, new):
        """What is expected to be another from now on."""
        if self.expected.count(old) != 1:
            raise Failure(f"{old!r} stands {self.expected.count(old)} times in what is expected")
        self.expected = self.expected.replace(old, new)

    def save(self):
        """Saves, and waits for exactly what is expected."""
        self.program.key("ctrl+s")
        try:
            wait_until("the file", lambda: self.path.read_text("utf-8") == self.expected)
        except Failure as failure:
            changes = difflib.unified_diff(self.expected.splitlines(),
                                           self.path.read_text("utf-8").splitlines(),
                                           "expected", "saved", n=1, lineterm="")
            raise Failure("\n".join([str(failure), *changes])) from failure


class FocusWatch:
    """Knows where the focus of a program is, as the program tells it."""

    def __init__(self, program):
        self.program = program
        self.node = None
        self.count = 0
        self.listener = Atspi.EventListener.new(self._moved)
        self.listener.register("object:state-changed:focused")

    def _moved(self, event):
        if event.detail1 and event.source.get_process_id() == self.program.process.pid:
            self.node = Node(event.source)
            self.count += 1

    @property
    def name(self):
        return self.node.name if self.node else ""

    @property
    def is_text(self):
        return bool(self.node) and self.node.role == ROLE.TEXT


def describe(node):
    """The node and what it is in, for messages."""
    path = []
    accessible = node.accessible
    while accessible and len(path) < 6:
        path.append(f"{accessible.get_role_name()} {accessible.get_name() or '-'!r}")
        accessible = accessible.get_parent()
    return " < ".join(path)


def dump(node, out=sys.stderr, depth=0):
    """The tree that can be seen, for whoever writes a test."""
    box = node.extents
    place = f"{box.x},{box.y} {box.width}x{box.height}" if box else "-"
    out.write(f"{'  ' * depth}[{node.accessible.get_role_name()}] {node.name!r} {place}\n")
    for child in node.children:
        if child.may_hold:
            dump(child, out, depth + 1)


class Tap:
    """Runs steps one after the other and reports each."""

    def __init__(self, on_failure=None, needs_all=True):
        """With needs_all a step that fails skips the rest, as they build on it."""
        self.count = 0
        self.failed = False
        self.on_failure = on_failure
        self.needs_all = needs_all

    def step(self, name, function):
        self.count += 1
        if self.failed and self.needs_all:
            print(f"not ok {self.count} {name} # a step before it failed", flush=True)
            return
        try:
            function()
        except (Failure, AssertionError, GLib.Error, subprocess.CalledProcessError) as error:
            self.failed = True
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            print(f"not ok {self.count} {name}", flush=True)
            if self.on_failure:
                self.on_failure()
            return
        print(f"ok {self.count} {name}", flush=True)

    def finish(self):
        print(f"1..{self.count}", flush=True)
        return 1 if self.failed else 0
