<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes and kinds of values in the guide. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns a list of attributes, each with what it is for and what its value may be. -->
  <xsl:function name="f:described" as="element(list)?">
    <xsl:param name="attributes" as="element(attDef)*"/>
    <xsl:if test="exists($attributes)">
      <list type="gloss">
        <xsl:for-each select="$attributes">
          <label>
            <xsl:sequence select="f:attribute(.)"/>
          </label>
          <item>
            <xsl:apply-templates select="desc/node()" mode="m:guide"/>
            <xsl:value-of select="' Required.'[current()/@usage = 'req']"/>
            <xsl:text> </xsl:text>
            <xsl:sequence select="f:value(.)"/>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:function>

  <!-- Returns what the value of an attribute may be. -->
  <xsl:function name="f:value" as="node()*">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="several" as="xs:string" select="if ($attribute/datatype/@maxOccurs) then 'One or more of: ' else ''"/>
    <xsl:variable name="kind" as="node()+">
      <xsl:choose>
        <xsl:when test="$attribute/datatype/dataRef/@key">
          <xsl:sequence select="f:link(f:spec($attribute/datatype/dataRef/@key))"/>
        </xsl:when>
        <xsl:otherwise>
          <ident><xsl:value-of select="$attribute/datatype/dataRef/@name"/></ident>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="values" as="element(valList)?" select="$attribute/valList"/>
    <xsl:choose>
      <xsl:when test="empty($values)">
        <xsl:text>Value: </xsl:text>
        <xsl:value-of select="lower-case($several)"/>
        <xsl:sequence select="$kind"/>
        <xsl:text>.</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="if ($values/@type = 'closed') then 'Values: ' else 'Values, among others: '"/>
        <list type="gloss">
          <xsl:for-each select="$values/valItem">
            <label>
              <val><xsl:value-of select="@ident"/></val>
            </label>
            <item>
              <xsl:apply-templates select="desc/node()" mode="m:guide"/>
            </item>
          </xsl:for-each>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns a class of attributes with the names of those it gives; what all elements have is not named each time. -->
  <xsl:function name="f:with-attributes" as="element(seg)">
    <xsl:param name="class" as="element(classSpec)"/>
    <seg>
      <xsl:sequence select="f:link($class)"/>
      <xsl:if test="$class/@ident ne 'att.global'">
        <xsl:text> (</xsl:text>
        <xsl:sequence select="f:listed(($class, f:all-attribute-classes($class)) ! f:own-attributes(.) ! f:attribute(.))"/>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </seg>
  </xsl:function>

  <!-- Returns the name of an attribute. -->
  <xsl:function name="f:attribute" as="element(att)">
    <xsl:param name="attribute" as="element(attDef)"/>
    <att><xsl:value-of select="$attribute/@ident"/></att>
  </xsl:function>

  <!-- Returns how a kind of value is written: as another kind, by a type of W3C Schema, or as a certain word. -->
  <xsl:function name="f:written" as="element()">
    <xsl:param name="item" as="element()"/>
    <xsl:choose>
      <xsl:when test="$item/@key">
        <xsl:sequence select="f:link(f:spec($item/@key))"/>
      </xsl:when>
      <xsl:when test="$item/self::valItem">
        <seg>
          <val><xsl:value-of select="$item/@ident"/></val>
          <xsl:value-of select="$item/desc ! (' (' || replace(., '\.$', '') || ')')"/>
        </seg>
      </xsl:when>
      <xsl:otherwise>
        <seg>
          <ident><xsl:value-of select="$item/@name"/></ident>
          <xsl:if test="$item/@restriction">
            <xsl:text> after the pattern </xsl:text>
            <code><xsl:value-of select="$item/@restriction"/></code>
          </xsl:if>
        </seg>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
