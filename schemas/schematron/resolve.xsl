<?xml version="1.0" encoding="UTF-8"?>
<!-- Resolves what a schema says once and uses often: abstract patterns and rules, diagnostics, fixes. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:sqf="http://www.schematron-quickfix.com/validator/process"
  exclude-result-prefixes="#all">

  <!-- Returns the patterns of a schema that are judged by in a phase, self-contained and in order. -->
  <xsl:function name="f:patterns" as="element(sch:pattern)*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:param name="phase" as="element(sch:phase)?"/>
    <xsl:variable name="shared" as="xs:string*" select="f:shared-names($schema)"/>
    <xsl:for-each select="$schema/sch:pattern[not(@abstract = 'true')]">
      <xsl:variable name="number" as="xs:integer" select="position()"/>
      <xsl:if test="empty($phase) or @id = $phase/sch:active/@pattern">
        <xsl:variable name="instance" as="element(sch:pattern)">
          <xsl:apply-templates select="." mode="m:instance"/>
        </xsl:variable>
        <xsl:variable name="expanded" as="element(sch:pattern)">
          <xsl:apply-templates select="$instance" mode="m:expand">
            <xsl:with-param name="schema" select="$schema" tunnel="yes"/>
            <xsl:with-param name="own" select="$instance/sch:rule[@abstract = 'true']" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:variable>
        <xsl:apply-templates select="$expanded" mode="m:substitute">
          <xsl:with-param name="values" tunnel="yes" as="map(xs:string, xs:string)"
            select="map:merge($expanded/sch:let/@name[. = $shared] ! map{string(.): '$' || . || '-of-pattern-' || $number})"
            xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
        </xsl:apply-templates>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns an attribute. -->
  <xsl:function name="f:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>

  <!-- Returns the names that several patterns, or a pattern and its schema, give to variables of their own. -->
  <xsl:function name="f:shared-names" as="xs:string*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="owners" as="element()*" select="$schema/(., sch:phase, sch:pattern)"/>
    <xsl:for-each-group select="$owners/(sch:let | xsl:variable | xsl:param)/string(@name),
        
        for $model in $owners/@is-a return $schema/sch:pattern[@id = $model]/sch:let/string(@name)" group-by=".">
      <xsl:if test="count(current-group()) gt 1">
        <xsl:sequence select="."/>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:mode name="m:instance" on-no-match="deep-copy" on-multiple-match="fail"/>

  <xsl:template match="sch:pattern[@is-a]" mode="m:instance" as="element(sch:pattern)">
    <xsl:variable name="abstract" as="element(sch:pattern)?"
      select="../sch:pattern[@abstract = 'true'][@id = current()/@is-a]"/>
    <xsl:variable name="pattern" as="element(sch:pattern)">
      <sch:pattern>
        <xsl:sequence select="@id, $abstract/node()"/>
      </sch:pattern>
    </xsl:variable>
    <xsl:if test="empty($abstract)">
      <xsl:sequence select="f:fault('The pattern ' || @id || ' is an instance of ' || @is-a || ', which the schema does not have')"/>
    </xsl:if>
    <xsl:apply-templates select="$pattern" mode="m:substitute">
      <xsl:with-param name="values" tunnel="yes" as="map(xs:string, xs:string)"
        select="map:merge(($abstract/sch:param, sch:param)
                ! map{string(@name): string(@value)}, map{'duplicates': 'use-last'})"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:mode name="m:substitute" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="@*" mode="m:substitute" as="attribute()">
    <xsl:param name="values" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="f:substitute(., $values)"/>
  </xsl:template>

  <!-- A variable that is defined by one of its own name means the one outside. -->
  <xsl:template match="sch:let" mode="m:substitute" as="element(sch:let)">
    <xsl:param name="values" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:copy>
      <xsl:attribute name="name" select="substring(f:substitute('$' || @name, $values), 2)"/>
      <xsl:apply-templates select="@* except @name, node()" mode="#current">
        <xsl:with-param name="values" tunnel="yes"
          select="if (parent::sch:pattern) then map:remove($values, @name) else $values"
          xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- Returns a text in which each $name that has a value is replaced by it. -->
  <xsl:function name="f:substitute" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="$text" regex="\$([\i-[:]][\c-[:]]*)">
        <xsl:matching-substring>
          <xsl:variable name="name" as="xs:string" select="regex-group(1)"/>
          <!-- `$a-$b` and `$a.` are a parameter and a sign after it, unless that is the name. -->
          <xsl:variable name="known" as="xs:string?" select="
              sort(map:keys($values)[. eq $name or matches(substring-after('$' || $name, '$' || .), '^[-.]')],
                (), string-length#1)[last()]" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
          <xsl:sequence select="if (exists($known)) then $values($known) || substring-after('$' || $name, '$' || $known) else ."/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <xsl:mode name="m:expand" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="sch:rule[@abstract = 'true'] | sch:param" mode="m:expand" as="empty-sequence()"/>

  <!-- What a rule extends stands before what it says itself. -->
  <xsl:template match="sch:extends" mode="m:expand" as="node()*">
    <xsl:param name="schema" as="element(sch:schema)" tunnel="yes"/>
    <xsl:param name="own" as="element(sch:rule)*" tunnel="yes"/>
    <xsl:param name="seen" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="rule" as="element(sch:rule)?"
      select="($own, $schema//sch:rule[@abstract = 'true'])[@id = current()/@rule][1]"/>
    <xsl:choose>
      <xsl:when test="@rule = $seen">
        <xsl:sequence select="f:fault('The abstract rule ' || @rule || ' extends itself')"/>
      </xsl:when>
      <xsl:when test="empty($rule)">
        <xsl:sequence select="f:fault('A rule extends ' || (@rule, @href)[1] || ', which the schema does not have')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$rule/node()" mode="#current">
          <xsl:with-param name="seen" select="$seen, string(@rule)" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An assertion carries its diagnostics and the descriptions of its fixes with it. -->
  <xsl:template match="sch:assert | sch:report" mode="m:expand" as="element()">
    <xsl:param name="schema" as="element(sch:schema)" tunnel="yes"/>
    <xsl:variable name="diagnostics" as="xs:string*" select="tokenize(@diagnostics)"/>
    <xsl:variable name="fixes" as="xs:string*" select="tokenize(@sqf:fix)"/>
    <xsl:copy>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
      <xsl:for-each select="$diagnostics">
        <xsl:sequence select="$schema/sch:diagnostics/sch:diagnostic[@id = current()][1]"/>
      </xsl:for-each>
      <xsl:variable name="rule" as="element()" select=".."/>
      <xsl:for-each select="$fixes">
        <xsl:sequence select="(($rule, $schema/sqf:fixes)//(sqf:fix | sqf:group)[@id = current()])[1]"/>
      </xsl:for-each>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
