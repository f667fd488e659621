<?xml version="1.0" encoding="UTF-8"?>
<!-- Writes the stylesheet: a mode for each pattern, in which a node meets the first rule that fits it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:axsl="urn:edition:stylesheet"
  xmlns:edition-rules="urn:edition:rules"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  exclude-result-prefixes="xs f m sch">

  <xsl:namespace-alias stylesheet-prefix="axsl" result-prefix="xsl"/>

  <!-- The phase by which a schema is judged: its name, or as ISO has it, #ALL or #DEFAULT. -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>

  <!-- The numbers of patterns to be left out, since they do not compile; those that must not run do not count. -->
  <xsl:param name="without" as="xs:string" select="''"/>

  <xsl:template match="/" mode="m:stylesheet" as="element()">
    <xsl:variable name="schema" as="element(sch:schema)">
      <xsl:apply-templates select="." mode="m:schema"/>
    </xsl:variable>
    <xsl:variable name="name" as="xs:string"
      select="if ($phase eq '#DEFAULT') then string(($schema/@defaultPhase, '#ALL')[1]) else $phase"/>
    <xsl:variable name="chosen" as="element(sch:phase)?" select="$schema/sch:phase[@id = $name]"/>
    <xsl:variable name="all" as="element(sch:pattern)*" select="f:patterns($schema, $chosen)"/>
    <xsl:variable name="objections" as="xs:string*" select="$all ! string(f:objection(.))"/>
    <xsl:variable name="patterns" as="element(sch:pattern)*" select="
        $all[for $position in position() return $objections[$position] eq ''][not(string(position()) = tokenize($without))]"/>
    <xsl:if test="$name ne '#ALL' and empty($chosen)">
      <xsl:sequence select="f:fault('The schema has no phase ' || $name || '; all its patterns are used')"/>
    </xsl:if>
    <xsl:sequence select="f:unsupported($schema)"/>
    <axsl:package version="3.0" declared-modes="yes">
      <xsl:namespace name="edition-rules" select="'urn:edition:rules'"/>
      <xsl:for-each select="$schema/sch:ns[not(@prefix = 'xsl')]">
        <xsl:namespace name="{@prefix}" select="string(@uri)"/>
      </xsl:for-each>
      <axsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>
      <axsl:mode name="Q{{urn:edition:modes}}judge" visibility="public" on-no-match="fail" use-accumulators="#all"/>
      <xsl:apply-templates select="$schema/xsl:*, $schema/sch:pattern/xsl:*" mode="m:globals"/>
      <xsl:apply-templates select="($schema, $chosen, $patterns)/sch:let" mode="m:globals"/>
      <xsl:for-each select="$all">
        <xsl:variable name="position" as="xs:integer" select="position()"/>
        <xsl:if test="$objections[$position] ne ''">
          <xsl:sequence select="f:fault('The pattern ' || (@id, $position)[1] || ' is left out: ' || $objections[$position])"/>
        </xsl:if>
      </xsl:for-each>
      <xsl:sequence select="f:program($patterns)"/>
      <xsl:sequence select="$f:place"/>
    </axsl:package>
  </xsl:template>

  <!-- Returns the entry, which lets every pattern see the document, and the modes of the patterns. -->
  <xsl:function name="f:program" as="element()*">
    <xsl:param name="patterns" as="element(sch:pattern)*"/>
    <axsl:template match="/" mode="Q{{urn:edition:modes}}judge">
      <edition-rules:findings patterns="{count($patterns)}">
        <xsl:for-each select="$patterns">
          <axsl:apply-templates select="{f:nodes(sch:rule/@context)}" mode="edition-rules:pattern-{position()}"/>
        </xsl:for-each>
      </edition-rules:findings>
    </axsl:template>
    <xsl:for-each select="$patterns">
      <axsl:mode name="edition-rules:pattern-{position()}" on-no-match="deep-skip" on-multiple-match="use-last"/>
      <xsl:apply-templates select="sch:rule" mode="m:rule">
        <xsl:with-param name="mode" select="'edition-rules:pattern-' || position()"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns an expression for the nodes that can match one of some contexts: those of their names, else elements,
       and others where a context may mean them. -->
  <xsl:function name="f:nodes" as="xs:string">
    <xsl:param name="contexts" as="xs:string*"/>
    <xsl:variable name="texts" as="xs:string*" select="$contexts ! replace(., '&quot;[^&quot;]*&quot;|''[^'']*''', '')"/>
    <xsl:variable name="steps" as="xs:string*" select="f:last-steps($texts)"/>
    <xsl:variable name="bare" as="xs:string*" select="$texts ! f:without-predicates(.)"/>
    <xsl:variable name="any" as="xs:boolean" select="some $text in $bare satisfies matches($text, '[$\[]|node\s*\(|(^|[/|(\s])\.|\(\s*\w+:\w+|key\s*\(|id\s*\(')"/>
    <xsl:variable name="simple" as="xs:boolean" select="exists($steps)
      and (every $text in $bare satisfies not(matches($text, '\c\s*\('))) and (every $step in $steps satisfies matches($step, $f:step))"/>
    <xsl:sequence select="string-join((
      if ($simple) then (
        string-join($steps[not(starts-with(., '@'))] ! ('//' || .), ' | '),
        string-join($steps[starts-with(., '@')] ! ('//' || .), ' | '))
      else (
        '//*',
        '/'[$any or $bare ! matches(., '(^|[|(]|\s)\s*/\s*($|[|)])|document-node') = true()],
        '//@*'[$any or $bare ! matches(., '@|attribute\s*(::|\()') = true()],
        '//text()'[$any or $bare ! matches(., 'text\s*\(') = true()],
        '//comment()'[$any or $bare ! matches(., 'comment\s*\(') = true()],
        '//processing-instruction()'[$any or $bare ! matches(., 'processing-instruction\s*\(') = true()]))[. ne ''], ', ')"/>
  </xsl:function>

  <!-- A step that names an element or an attribute, and perhaps attributes that the element has. -->
  <xsl:variable name="f:step" as="xs:string" static="yes"
    select="'^@?([\i-[:]][\c-[:]]*:)?([\i-[:]][\c-[:]]*|\*)(\[@[\i\c]+(\s+or\s+@[\i\c]+)*\])*$'"/>

  <!-- Returns the last step of each alternative of some contexts, whatever parentheses are around it; of its
       predicates only those that ask for attributes. -->
  <xsl:function name="f:last-steps" as="xs:string*">
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:sequence select="distinct-values($texts ! replace(., '\s*\[\s*(@[\i\c]+(\s+or\s+@[\i\c]+)*)\s*\]', '{$1}') ! f:without-predicates(.) ! tokenize(., '\|')
        ! translate(normalize-space(tokenize(translate(., '()', ''), '/')[last()]), '{}', '[]'))"/>
  </xsl:function>

  <!-- Returns a context without its predicates, the innermost first: they do not say what is matched. -->
  <xsl:function name="f:without-predicates" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:sequence select="fold-left(1 to 9, $context, function($text as xs:string, $n as xs:integer) as xs:string { replace($text, '\[[^\[\]]*\]', '') })"/>
  </xsl:function>

  <xsl:mode name="m:globals" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Keys, functions and variables that stand in the schema; a parameter has its default value. -->
  <xsl:template match="xsl:*" mode="m:globals" as="element()?">
    <xsl:variable name="objection" as="xs:string?" select="(f:objection(.),
      'it stands outside a function'[not(current()/(self::xsl:key | self::xsl:function | self::xsl:variable | self::xsl:param
        | self::xsl:decimal-format | self::xsl:accumulator | self::xsl:template[@name][not(@match)]))])[1]"/>
    <xsl:choose>
      <xsl:when test="exists($objection)">
        <xsl:sequence select="f:fault(string-join((name(), (@name, @match, @href)[1]), ' ') || ' is left out: ' || $objection)"/>
      </xsl:when>
      <xsl:when test="self::xsl:param">
        <axsl:variable>
          <xsl:sequence select="@* except @required, node()"/>
        </axsl:variable>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="sch:let" mode="m:globals" as="element()?">
    <xsl:variable name="objection" as="xs:string?" select="f:objection(.)"/>
    <xsl:choose>
      <xsl:when test="exists($objection)">
        <xsl:sequence select="f:fault('The variable ' || @name || ' is left out: ' || $objection)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:variable(.)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Returns an XSLT variable for a let: its value is an expression, or its content. -->
  <xsl:function name="f:variable" as="element()">
    <xsl:param name="let" as="element(sch:let)"/>
    <axsl:variable name="{$let/@name}">
      <xsl:sequence select="$let/@as, $let/@value ! f:attribute('select', .), $let[not(@value)]/node()"/>
    </axsl:variable>
  </xsl:function>

  <!-- Reports what a schema asks for and this processor does not do. -->
  <xsl:function name="f:unsupported" as="empty-sequence()">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="binding" as="xs:string" select="lower-case(($schema/@queryBinding, 'xslt')[1])"/>
    <xsl:if test="not($binding = ('xslt', 'xslt1', 'xslt2', 'xslt3', 'xpath', 'xpath2', 'xpath3', 'xpath31'))">
      <xsl:sequence select="f:fault('The schema is written for the query language ' || $binding || '; it is read as XPath 3.1')"/>
    </xsl:if>
    <xsl:for-each select="$schema/sch:pattern/@documents">
      <xsl:sequence select="f:fault('The pattern ' || ../@id || ' asks for other documents (' || . || ')')"/>
    </xsl:for-each>
    <xsl:for-each select="$schema//(sch:include | sch:rules)">
      <xsl:sequence select="f:fault('The schema includes ' || (@href, 'other rules')[1] || ', which is not read')"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
