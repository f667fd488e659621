<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.8, Lists. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="list" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'rend-inline'[f:list-kind(current()) = 'inline']"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="head" mode="#current"/>
      <xsl:apply-templates select="." mode="m:list"/>
    </div>
  </xsl:template>

  <xsl:template match="list" mode="m:list" as="element()">
    <ul>
      <xsl:apply-templates select="node() except head" mode="m:listed"/>
    </ul>
  </xsl:template>

  <!-- Without marks of the edition's: the items have their own, or need none. -->
  <xsl:template match="list[f:list-kind(.) = 'simple']" mode="m:list" as="element()">
    <ul class="simple">
      <xsl:apply-templates select="node() except head" mode="m:listed"/>
    </ul>
  </xsl:template>

  <xsl:template match="list[f:list-kind(.) = 'ordered']" mode="m:list" as="element()">
    <ol>
      <xsl:if test="f:counter(.) ne '1'">
        <xsl:attribute name="type" select="f:counter(.)"/>
      </xsl:if>
      <xsl:apply-templates select="node() except head" mode="m:listed"/>
    </ol>
  </xsl:template>

  <!-- Labels and items by turns: a list of terms; short labels stand beside their items. -->
  <xsl:template match="list[f:list-kind(.) = 'labelled']" mode="m:list" as="element()">
    <dl>
      <xsl:if test="every $label in label satisfies string-length(normalize-space($label)) le 12">
        <xsl:attribute name="class" select="'beside'"/>
      </xsl:if>
      <xsl:apply-templates select="node() except head" mode="m:listed"/>
    </dl>
  </xsl:template>

  <!-- In a running line, a label belongs to its item. -->
  <xsl:template match="list[f:list-kind(.) = 'inline'][label]" mode="m:list" as="element()">
    <ul>
      <xsl:for-each-group select="(* | text()[normalize-space()]) except head" group-starting-with="label">
        <li>
          <xsl:for-each select="current-group()">
            <xsl:if test="position() gt 1">
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:apply-templates select="." mode="m:html"/>
          </xsl:for-each>
        </li>
        <xsl:text> </xsl:text>
      </xsl:for-each-group>
    </ul>
  </xsl:template>

  <xsl:template match="list[label][f:list-kind(.) = 'inline']/item" mode="m:html" priority="2" as="element()">
    <xsl:call-template name="f:inline-item"/>
  </xsl:template>

  <xsl:template match="list[f:list-kind(.) = 'inline']/label" mode="m:html" priority="2" as="element()">
    <xsl:call-template name="f:inline-item"/>
  </xsl:template>

  <xsl:template name="f:inline-item" as="element()">
    <xsl:element name="{if (f:flows(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="item | label | headItem | headLabel" mode="m:listed" as="node()*">
    <xsl:apply-templates select="." mode="m:html"/>
  </xsl:template>

  <!-- A page break or another thing between items. -->
  <xsl:template match="*" mode="m:listed" as="element()">
    <li class="between">
      <xsl:apply-templates select="." mode="m:html"/>
    </li>
  </xsl:template>

  <!-- TEI has no words between items; should there be some, they are shown. -->
  <xsl:template match="text()" mode="m:listed" as="element()?">
    <xsl:if test="normalize-space()">
      <xsl:element name="{if (../label) then 'dd' else 'li'}">
        <xsl:attribute name="class" select="'between'"/>
        <xsl:apply-templates select="." mode="m:html"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="list[label]/*[not(self::item or self::label or self::headItem or self::headLabel)]"
      mode="m:listed" as="element()">
    <dd class="between">
      <xsl:apply-templates select="." mode="m:html"/>
    </dd>
  </xsl:template>

  <xsl:template match="item" mode="m:html" as="element()">
    <li>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:item-number(.) ! f:generated('counter', . || ' ')"/>
      <xsl:apply-templates mode="#current"/>
    </li>
  </xsl:template>

  <xsl:template match="list[label]/item | list/headItem" mode="m:html" as="element()">
    <dd>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </dd>
  </xsl:template>

  <!-- The heads of columns where no row has a label: all of them may be withheld. -->
  <xsl:template match="list[not(label)]/headItem | list[not(label)]/headLabel" mode="m:html" as="element()"
      priority="1">
    <li>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </li>
  </xsl:template>

  <xsl:template match="list/label | list/headLabel" mode="m:html" as="element()">
    <dt>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </dt>
  </xsl:template>

  <xsl:template match="label" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
