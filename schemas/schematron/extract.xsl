<?xml version="1.0" encoding="UTF-8"?>
<!-- Finds the Schematron in a file: a schema of its own, or rules embedded in RELAX NG or an ODD. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:old="http://www.ascc.net/xml/schematron"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:sqf="http://www.schematron-quickfix.com/validator/process"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:teix="http://www.tei-c.org/ns/Examples"
  exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:schema" as="element(sch:schema)">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates select="*" mode="m:rules"/>
    </xsl:variable>
    <sch:schema queryBinding="xslt3">
      <xsl:sequence select="*[self::sch:schema, self::old:schema]/@*"/>
      <xsl:for-each-group select="$parts/self::sch:ns" group-by="@prefix">
        <xsl:sequence select="."/>
      </xsl:for-each-group>
      <xsl:sequence select="f:implied-prefixes($parts)"/>
      <!-- In the order of the standard, with one list of diagnostics. -->
      <xsl:for-each-group select="$parts" group-by="f:rank(.)">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:choose>
          <xsl:when test="self::sch:diagnostics | self::sch:properties">
            <xsl:copy>
              <xsl:sequence select="current-group()/node()"/>
            </xsl:copy>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="current-group()"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </sch:schema>
  </xsl:template>

  <!-- Returns at which place of a schema a part of it stands; none for a namespace, which has one already. -->
  <xsl:function name="f:rank" as="xs:integer*">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="order" as="xs:string*" select="'include', 'let', 'phase', 'pattern', 'diagnostics', 'properties'"/>
    <xsl:sequence select="if ($part/self::sch:ns) then () else if ($part/self::xsl:*) then 2
      else (index-of($order, local-name($part)) ! (2 * . - 1), 7)[1]"/>
  </xsl:function>

  <!-- Returns sch:ns for the prefixes that are in scope where rules stand, but are not declared as Schematron wants it. -->
  <xsl:function name="f:implied-prefixes" as="element(sch:ns)*">
    <xsl:param name="parts" as="element()*"/>
    <xsl:variable name="declared" as="xs:string*" select="'', 'xml', 'xsl', $parts/self::sch:ns/@prefix"/>
    <xsl:variable name="rules" as="element()*" select="$parts except $parts/self::sch:ns"/>
    <xsl:for-each-group group-by="."
      select="'xs', ($rules, $rules//sch:rule) ! in-scope-prefixes(.)[not(. = $declared)]">
      <xsl:variable name="prefix" as="xs:string" select="."/>
      <xsl:if test="not($prefix = $declared)">
        <sch:ns prefix="{$prefix}"
          uri="{(($rules, $rules//sch:rule) ! namespace-uri-for-prefix($prefix, .), 'http://www.w3.org/2001/XMLSchema')[1]}"/>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:mode name="m:rules" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template mode="m:rules" as="element()"
    match="sch:ns | sch:let | sch:phase | sch:pattern | sch:diagnostics | sch:properties | sqf:fixes
         | old:ns | old:let | old:phase | old:pattern | old:diagnostics">
    <xsl:apply-templates select="." mode="m:iso"/>
  </xsl:template>

  <xsl:template match="xsl:*" mode="m:rules" as="element()">
    <xsl:copy-of select="."/>
  </xsl:template>

  <xsl:template match="sch:rules | sch:include | sch:schema/sch:rule[@abstract = 'true']" mode="m:rules" as="element()">
    <xsl:apply-templates select="." mode="m:iso"/>
  </xsl:template>

  <!-- A rule that stands alone in a grammar is a pattern of its own. -->
  <xsl:template match="sch:rule | old:rule" mode="m:rules" as="element(sch:pattern)">
    <sch:pattern>
      <xsl:apply-templates select="." mode="m:iso"/>
    </sch:pattern>
  </xsl:template>

  <!-- TEI chapter 23: the rules of one constraint are one pattern. -->
  <xsl:template match="tei:constraint" mode="m:rules" as="element()*">
    <xsl:apply-templates select="* except (sch:rule, sch:assert, sch:report)" mode="#current"/>
    <xsl:where-populated>
      <sch:pattern>
        <xsl:sequence select="../@ident ! f:attribute('id', .)"/>
        <xsl:apply-templates select="sch:rule" mode="m:iso"/>
        <xsl:if test="sch:assert | sch:report">
          <sch:rule context="{f:context(..)}">
            <xsl:apply-templates select="sch:assert | sch:report" mode="m:iso"/>
          </sch:rule>
        </xsl:if>
      </sch:pattern>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template mode="m:rules" as="empty-sequence()"
    match="teix:egXML | tei:constraintSpec[@scheme and not(@scheme = ('schematron', 'isoschematron'))]"/>

  <!-- Returns the context of an assertion that an ODD gives without a rule: the element or attribute that is being specified. -->
  <xsl:function name="f:context" as="xs:string">
    <xsl:param name="specification" as="element()"/>
    <xsl:variable name="attribute" as="xs:string?"
      select="$specification/ancestor::tei:attDef[1]/('/@' || (if (@ident = ('id', 'lang', 'base', 'space')
              and @ns = 'http://www.w3.org/XML/1998/namespace') then 'xml:' else '') || @ident)"/>
    <xsl:variable name="element" as="element(tei:elementSpec)?" select="$specification/ancestor::tei:elementSpec[1]"/>
    <xsl:variable name="namespace" as="xs:string"
      select="string(($element/ancestor-or-self::*/@ns, 'http://www.tei-c.org/ns/1.0')[1])"/>
    <xsl:sequence select="'Q{' || $namespace || '}' || ($element/@ident, '*')[1] || $attribute"/>
  </xsl:function>

  <xsl:mode name="m:iso" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- The namespace of Schematron before it was an ISO standard. -->
  <xsl:template match="old:*" mode="m:iso" as="element()">
    <xsl:element name="sch:{local-name()}" namespace="http://purl.oclc.org/dsdl/schematron">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
