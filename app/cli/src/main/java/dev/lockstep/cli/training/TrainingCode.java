package dev.lockstep.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the made-up project of the [Training] says in the languages that rules look at: in each,
/// data of a request that comes to a command or a query by way of a second file.
final class TrainingCode {
  private TrainingCode() {}

  static void write(Path project) throws IOException {
    Path folder = Files.createDirectories(project.resolve("web"));
    Files.writeString(
        folder.resolve("app.py"),
        """
        import os
        import sqlite3
        from flask import Flask, request
        from store import find, Table

        app = Flask(__name__)
        LIMIT = 10 * 4

        class Orders(Table):
            def __init__(self, name):
                self.name = name

            def query(self, extra):
                return "select * from " + self.name + " where " + extra

        @app.route("/orders", methods=["GET"])
        def orders():
            wanted = request.args.get("wanted", "")
            parts = {"key": wanted, "other": [1, 2.5, None]}
            for each in sorted(parts["other"]):
                if each and LIMIT > 3:
                    continue
            try:
                with sqlite3.connect("orders.db") as connection:
                    connection.execute(Orders("orders").query(parts["key"]))
            except (ValueError, KeyError) as error:
                raise RuntimeError(f"no {error!r}") from error
            os.system("show " + find(wanted))
            return [x.strip() for x in wanted.split(",") if x]
        """);
    Files.writeString(
        folder.resolve("store.py"),
        """
        class Table:
            pass

        def find(text, *others, deep=False):
            return text if deep else "%s/%s" % (text, len(others))
        """);
    Files.writeString(
        folder.resolve("app.ts"),
        """
        import express, { Request, Response } from "express";
        import { exec } from "child_process";
        import { find } from "./store";

        interface Order { id: number; name?: string }
        const app = express();
        app.get("/orders/:id", async (req: Request, res: Response): Promise<void> => {
          const { wanted = "", ...rest } = req.query as Record<string, string>;
          const order: Order = { id: +req.params.id, ...rest };
          switch (order.name) { case "a": break; default: order.id++; }
          exec(`show ${find(wanted)}`, (error) => { if (error) throw new Error(/no(ne)?/g.source); });
          res.send("<b>" + wanted + "</b>");
        });
        """);
    Files.writeString(
        folder.resolve("store.js"),
        """
        "use strict";
        class Store { constructor(name) { this.name = name; } get(key) { return this.name[key]; } }
        function find(text, deep = false) {
          let all = new Store({ text }).get("text");
          for (const each of [1, 2]) all = deep ? all : all.trim();
          return all;
        }
        module.exports = { find, Store };
        """);
    Files.writeString(
        folder.resolve("main.go"),
        """
        package main

        import (
        	"database/sql"
        	"fmt"
        	"net/http"
        	"os/exec"
        )

        type server struct {
        	db   *sql.DB
        	seen map[string][]int
        }

        func (s *server) orders(w http.ResponseWriter, r *http.Request) {
        	wanted := r.URL.Query().Get("wanted")
        	if len(wanted) > 1<<4 && wanted != "" {
        		return
        	}
        	for i, each := range s.seen[wanted] {
        		defer func() { fmt.Println(i, each) }()
        	}
        	rows, err := s.db.Query("select * from orders where id = " + wanted)
        	if err != nil {
        		http.Error(w, err.Error(), 500)
        	}
        	_ = rows
        	exec.Command("sh", "-c", find(wanted)).Run()
        	fmt.Fprintf(w, "<b>%s</b>", wanted)
        }

        func main() {
        	s := &server{seen: map[string][]int{"a": {1}}}
        	http.HandleFunc("/orders", s.orders)
        }
        """);
    Files.writeString(
        folder.resolve("store.go"),
        """
        package main

        func find[T ~string](text T) string { return "show " + string(text) }
        """);
    Files.writeString(
        folder.resolve("Orders.java"),
        """
        package web;

        import jakarta.servlet.http.*;
        import java.io.IOException;
        import java.sql.*;
        import java.util.*;

        public class Orders extends HttpServlet {
          private static final int LIMIT = 4 << 2;
          private final Map<String, List<String>> seen = new HashMap<>();

          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String wanted = request.getParameter("wanted");
            StringBuilder text = new StringBuilder("select * from orders where id = ");
            text.append(wanted);
            try (Connection c = DriverManager.getConnection("jdbc:x"); Statement s = c.createStatement()) {
              s.executeQuery(text.toString());
            } catch (SQLException e) {
              throw new IOException(e);
            }
            for (String each : seen.computeIfAbsent(wanted, key -> new ArrayList<>())) {
              if (each.length() > LIMIT) continue;
            }
            Runtime.getRuntime().exec(Store.find(wanted));
            response.getWriter().write("<b>" + wanted + "</b>");
          }
        }
        """);
    Files.writeString(
        folder.resolve("Store.java"),
        """
        package web;

        final class Store {
          enum Kind { ONE, TWO }

          record Place(String name, int count) {}

          static String find(String text) {
            Place place = new Place(text, switch (Kind.ONE) { case ONE -> 1; case TWO -> 2; });
            return "show " + place.name();
          }
        }
        """);
  }
}
