<?xml version="1.0" encoding="UTF-8"?>
<!-- The encoding guide as a TEI document: the chapters of the ODD, with a division for each specification. -->
<xsl:package version="3.0" package-version="1.0" name="urn:edition:compile:guide"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:import href="odd.xsl"/>
  <xsl:import href="guide-models.xsl"/>
  <xsl:import href="guide-places.xsl"/>
  <xsl:import href="guide-attributes.xsl"/>
  <xsl:import href="layout.xsl"/>

  <xsl:global-context-item as="document-node()" use="required"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:mode name="m:guide" visibility="public" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" mode="m:guide" as="document-node()">
    <xsl:variable name="guide" as="document-node()">
      <xsl:document>
        <xsl:processing-instruction name="xml-model" select="
            'href=&quot;edition.rng&quot; type=&quot;application/xml&quot; schematypens=&quot;http://relaxng.org/ns/structure/1.0&quot;'"/>
        <xsl:comment> Generated from edition.odd by `python schemas`: change that, not this. </xsl:comment>
        <xsl:apply-templates select="*" mode="#current"/>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="f:laid-out($guide)"/>
  </xsl:template>

  <xsl:template match="*" mode="m:guide" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="text()" mode="m:guide" as="text()">
    <xsl:copy-of select="."/>
  </xsl:template>

  <xsl:template match="comment()" mode="m:guide" as="empty-sequence()"/>

  <!-- Of the schema itself only the rules that it has of its own: the rest is in the chapters. -->
  <xsl:template match="schemaSpec" mode="m:guide" as="element()*">
    <xsl:apply-templates select="TEI/text//specGrp" mode="#current"/>
  </xsl:template>

  <xsl:template match="specGrp" mode="m:guide" as="element()*">
    <xsl:apply-templates select="* except constraintSpec" mode="#current"/>
    <xsl:where-populated>
      <list type="gloss">
        <xsl:apply-templates select="constraintSpec[constraint/(sch:pattern | sch:diagnostics)]" mode="#current"/>
      </list>
    </xsl:where-populated>
  </xsl:template>

  <!-- A rule of the edition: its code, and what it is for. -->
  <xsl:template match="constraintSpec" mode="m:guide" as="element()+">
    <label>
      <ident><xsl:value-of select="@ident"/></ident>
    </label>
    <item>
      <xsl:apply-templates select="desc/node()" mode="#current"/>
    </item>
  </xsl:template>

  <!-- A specification: what it is for, then what there is to say of it, row by row. -->
  <xsl:template match="elementSpec | classSpec | macroSpec | dataSpec" mode="m:guide" as="element()">
    <xsl:variable name="rows" as="element()*">
      <xsl:apply-templates select="." mode="m:rows"/>
    </xsl:variable>
    <div xml:id="{f:id(.)}" type="{f:kind(.)}">
      <head>
        <xsl:sequence select="f:name(.)"/>
      </head>
      <p>
        <xsl:apply-templates select="desc/node()" mode="#current"/>
      </p>
      <xsl:if test="exists($rows)">
        <list type="gloss">
          <xsl:sequence select="$rows"/>
        </list>
      </xsl:if>
      <xsl:apply-templates select="exemplum/*" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:mode name="m:rows" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="elementSpec" mode="m:rows" as="element()*">
    <xsl:sequence select="f:row('Stands in', f:places(.))"/>
    <xsl:sequence select="f:row('Holds', f:formula(content))"/>
    <xsl:variable name="attributes" as="element()*" select="f:attributes(.)"/>
    <xsl:sequence select="f:row('Attributes', f:described($attributes[self::attDef]))"/>
    <xsl:sequence select="f:row('Also', f:listed($attributes[self::classSpec] ! f:with-attributes(.)))"/>
    <xsl:sequence select="f:row('Rules', f:rules(.))"/>
    <xsl:sequence select="f:row('Shown', remarks/p/node())"/>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'atts']" mode="m:rows" as="element()*">
    <xsl:sequence select="f:row('Attributes', f:described(f:own-attributes(.)))"/>
    <xsl:sequence select="f:row('Also', f:listed(f:attribute-classes(.) ! f:with-attributes(.)))"/>
    <xsl:sequence select="f:row('Rules', f:rules(.))"/>
    <xsl:sequence select="f:row('Belong to', f:listed(key('f:member', @ident) ! f:link(.)))"/>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'model']" mode="m:rows" as="element()*">
    <xsl:sequence select="f:row('Members', f:listed(key('f:member', @ident) ! f:link(.)))"/>
    <xsl:sequence select="f:row('Stands in', f:listed(f:users(@ident) ! f:link(.)))"/>
  </xsl:template>

  <xsl:template match="macroSpec" mode="m:rows" as="element()*">
    <xsl:sequence select="f:row('Holds', f:formula(content))"/>
    <xsl:sequence select="f:row('Stands in', f:listed(f:users(@ident) ! f:link(.)))"/>
  </xsl:template>

  <xsl:template match="dataSpec" mode="m:rows" as="element()*">
    <xsl:sequence select="f:row('Written as', f:listed(content//(dataRef | valItem) ! f:written(.)))"/>
  </xsl:template>

  <!-- Returns a row: a label, and what there is to say, if anything. -->
  <xsl:function name="f:row" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:if test="exists($content)">
      <label><xsl:value-of select="$label"/></label>
      <item><xsl:copy-of select="$content" copy-namespaces="no"/></item>
    </xsl:if>
  </xsl:function>

  <!-- Returns the rules for an element or a class, in the words of their findings. -->
  <xsl:function name="f:rules" as="element(list)?">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="findings" as="element()*" select="$spec/constraintSpec//(sch:assert | sch:report)"/>
    <xsl:if test="exists($findings)">
      <list>
        <xsl:for-each select="$findings">
          <item>
            <xsl:value-of select="normalize-space(string-join(
                node() ! (if (self::sch:name) then 'of these' else if (self::sch:*) then '…' else string())))"/>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:function>

</xsl:package>
